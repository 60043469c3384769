//! Cuándo tuvo cada proceso lo que comparte con otros, y cuándo lo esperaba.

use crate::Record;
use crate::record::{Act, Mark};

/// Un tramo con un objeto, en microsegundos.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    pub object: String,
    pub by: String,
    pub begin_us: u64,
    pub end_us: Option<u64>,
    pub value: Option<i64>,
}

pub fn holdings(record: &Record) -> Vec<Hold> {
    between(record, Act::Got, &[Act::Released])
}

pub fn waitings(record: &Record) -> Vec<Hold> {
    between(record, Act::Wanted, &[Act::Got, Act::GaveUp])
}

pub fn tasks(record: &Record) -> Vec<Hold> {
    between(record, Act::TaskBegun, &[Act::TaskEnded])
}

fn between(record: &Record, begin: Act, ends: &[Act]) -> Vec<Hold> {
    let mut holds: Vec<Hold> = Vec::new();
    for mark in &record.marks {
        if ends.contains(&mark.act) {
            let is_its = |hold: &&mut Hold| {
                hold.end_us.is_none() && hold.by == mark.by && hold.object == mark.of
            };
            if let Some(hold) = holds.iter_mut().rev().find(is_its) {
                hold.end_us = Some(mark.t_us);
            }
        }
        if mark.act == begin {
            holds.push(open(mark));
        }
    }
    holds
}

fn open(mark: &Mark) -> Hold {
    Hold {
        object: mark.of.clone(),
        by: mark.by.clone(),
        begin_us: mark.t_us,
        end_us: None,
        value: mark.value,
    }
}
