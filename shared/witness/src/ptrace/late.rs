//! Los que nacen y no empiezan hasta que alguien de fuera diga que ya no va a hacer nada, o hasta que termina el primero.

use std::collections::{HashMap, HashSet};

use super::raw::Resume;
use super::signals;
use super::tracer::Tracer;
use crate::record::How;

pub struct Late {
    names: HashSet<String>,
    /// Los que han nacido con `vfork`: hasta que ejecuten su programa, su padre no puede seguir.
    borrowing: HashSet<i32>,
    /// Los que han nacido y, cuando se han parado por primera vez, cómo seguirán.
    held: HashMap<i32, Option<(Resume, i32)>>,
}

impl Late {
    pub fn new(names: &[String]) -> Self {
        let names = names.iter().cloned().collect();
        Self { names, borrowing: HashSet::new(), held: HashMap::new() }
    }

    pub fn born(&mut self, pid: i32, name: &str, how: How) {
        if !self.names.contains(name) {
            return;
        }
        if how == How::Vfork {
            self.borrowing.insert(pid);
        } else {
            self.held.insert(pid, None);
        }
    }

    /// Ya ejecuta su propio programa.
    pub fn execs(&mut self, pid: i32) {
        if self.borrowing.remove(&pid) {
            self.held.insert(pid, None);
        }
    }

    /// Si se queda parado donde está.
    pub fn keeps(&mut self, tid: i32, how: Resume, signal: i32) -> bool {
        let held = self.held.get_mut(&tid);
        held.map(|held| *held = Some((how, signal))).is_some()
    }

    /// Le ha pasado algo: si ya estaba parado, o si muere, no se le retiene más.
    pub fn moves(&mut self, tid: i32, dies: bool) {
        if dies || self.held.get(&tid).is_some_and(Option::is_some) {
            self.held.remove(&tid);
        }
    }
}

impl Tracer {
    /// Si ya no hay nadie de fuera, o ha terminado el primero, empiezan.
    pub(super) fn start_the_late(&mut self) {
        if !signals::told_they_are_alone() && self.root_end.is_none() {
            return;
        }
        self.late.names.clear();
        self.late.borrowing.clear();
        for (tid, held) in std::mem::take(&mut self.late.held) {
            self.take.begins(tid);
            if let Some((how, signal)) = held {
                self.go_on(tid, how, signal);
            }
        }
    }
}
