//! Qué sitio le toca a cada fila y a cada momento.

use std::collections::HashMap;

use super::bands::{Band, Holds, bands};
use crate::Record;
use crate::draw::fold::{Row, rows};
use crate::draw::scale::Scale;
use crate::record::Process;

use super::labels::Label;

pub const WIDTH: f64 = 760.0;
/// Alto de la barra de un proceso.
pub const BAR: f64 = 14.0;
/// Alto de la franja de un cerrojo.
pub const BAND: f64 = 15.0;
const MOST_ROWS: usize = 12;
/// A la derecha de todo, para el código de salida de quien acaba el último.
const ENDINGS: f64 = 78.0;
const LEAST_LABEL: f64 = 60.0;
const MOST_LABEL: f64 = 200.0;
const ROW: f64 = 40.0;

pub struct Layout<'a> {
    pub record: &'a Record,
    pub rows: Vec<Placed<'a>>,
    pub scale: Scale,
    pub left: f64,
    pub right: f64,
    /// Debajo de la última fila.
    pub bottom: f64,
    by_name: HashMap<&'a str, usize>,
}

/// Una fila en su sitio.
pub struct Placed<'a> {
    pub row: Row<'a>,
    pub label: Label,
    pub top: f64,
    pub bands: Vec<Band>,
}

impl Placed<'_> {
    /// Donde empieza la barra, y donde acaba.
    pub fn bar(&self) -> (f64, f64) {
        (self.top + 17.0, self.top + 17.0 + BAR)
    }

    pub fn middle(&self) -> f64 {
        self.top + 17.0 + BAR / 2.0
    }
}

impl<'a> Layout<'a> {
    pub fn new(record: &'a Record) -> Self {
        let rows = rows(record, MOST_ROWS);
        let holds = Holds::new(record);
        let deepest = rows.iter().map(Row::depth).max().unwrap_or(0);
        let mut by_name = HashMap::new();
        let mut placed = Vec::new();
        let mut top = 6.0;
        for (index, row) in rows.into_iter().enumerate() {
            let label = Label::new(&row, deepest);
            let bands = match row {
                Row::One { process, .. } => {
                    by_name.insert(process.name.as_str(), index);
                    bands(record, &holds, &process.name)
                }
                Row::Many { .. } => Vec::new(),
            };
            let height = ROW + BAND * bands.len() as f64;
            placed.push(Placed { row, label, top, bands });
            top += height;
        }
        let widest = placed.iter().map(|placed| placed.label.width()).fold(LEAST_LABEL, f64::max);
        Self {
            record,
            rows: placed,
            scale: Scale::new(record),
            left: widest.min(MOST_LABEL),
            right: WIDTH - ENDINGS,
            bottom: top,
            by_name,
        }
    }

    pub fn x(&self, at: u64) -> f64 {
        let x = self.left + self.scale.position(at) * (self.right - self.left);
        (x * 2.0).round() / 2.0
    }

    /// La fila de un proceso, si tiene una para él solo.
    pub fn row_of(&self, name: &str) -> Option<&Placed<'a>> {
        self.by_name.get(name).map(|index| &self.rows[*index])
    }

    /// Los procesos que tienen su fila.
    pub fn processes(&self) -> impl Iterator<Item = (&Placed<'a>, &'a Process)> {
        self.rows.iter().filter_map(|placed| match placed.row {
            Row::One { process, .. } => Some((placed, process)),
            Row::Many { .. } => None,
        })
    }

    pub fn shown(&self) -> Vec<&Row<'a>> {
        self.rows.iter().map(|placed| &placed.row).collect()
    }
}
