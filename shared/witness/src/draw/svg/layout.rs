//! Qué sitio le toca a cada fila y a cada momento.

use std::collections::HashMap;

use super::bands::{Band, bands};
use super::paper::{Paper, Side, short, width};
use crate::Record;
use crate::draw::fold::{Row, rows};
use crate::draw::scale::Scale;
use crate::draw::words;
use crate::record::Process;

pub const WIDTH: f64 = 760.0;
/// Alto de la barra de un proceso.
pub const BAR: f64 = 14.0;
/// Alto de la franja de un cerrojo.
pub const BAND: f64 = 15.0;
const MOST_ROWS: usize = 12;
const MARGIN: f64 = 8.0;
/// A la derecha de todo, para el código de salida de quien acaba el último.
const ENDINGS: f64 = 78.0;
const INDENT: f64 = 14.0;
const MOST_LABEL: f64 = 196.0;
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
    pub top: f64,
    pub bands: Vec<Band>,
    name: String,
    note: String,
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
        let mut by_name = HashMap::new();
        let mut placed = Vec::new();
        let mut top = 6.0;
        let mut label: f64 = 60.0;
        for (index, row) in rows(record, MOST_ROWS).into_iter().enumerate() {
            let (name, note) = labels(&row);
            let indent = MARGIN + row.depth() as f64 * INDENT;
            label = label.max(indent + width(&name, 15.0) + width(&note, 13.0) + 16.0);
            let bands = match row {
                Row::One { process, .. } => {
                    by_name.insert(process.name.as_str(), index);
                    bands(record, &process.name)
                }
                Row::Many { .. } => Vec::new(),
            };
            let height = ROW + BAND * bands.len() as f64;
            placed.push(Placed { row, top, bands, name, note });
            top += height;
        }
        Self {
            record,
            rows: placed,
            scale: Scale::new(record),
            left: label.min(MOST_LABEL),
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

    /// Los nombres de las filas, con las líneas del árbol.
    pub fn tree_lines(&self, paper: &mut Paper) {
        let mut ancestors: Vec<f64> = Vec::new();
        for placed in &self.rows {
            let depth = placed.row.depth();
            let indent = MARGIN + depth as f64 * INDENT;
            ancestors.truncate(depth);
            if let Some(parent) = ancestors.last() {
                let (x, y) = (indent - INDENT + 5.0, placed.middle());
                let from = parent + 9.0;
                paper.path("l", &format!("M{} {}V{}h7", short(x), short(from), short(y)), "");
            }
            ancestors.resize(depth, placed.middle());
            ancestors.push(placed.middle());
            let baseline = placed.middle() + 5.0;
            paper.words("n", indent, baseline, Side::Right, &placed.name);
            if !placed.note.is_empty() {
                let x = indent + width(&placed.name, 15.0) + 5.0;
                let room = ((self.left - x - 4.0) / 7.0).max(1.0) as usize;
                paper.words("", x, baseline, Side::Right, &words::fitted(&placed.note, room));
            }
        }
    }
}

/// El nombre de una fila y lo que va detrás.
fn labels(row: &Row) -> (String, String) {
    match row {
        Row::One { process, .. } => {
            (process.name.clone(), words::program(process).unwrap_or_default())
        }
        Row::Many { siblings, alike: true, .. } => ("…".to_owned(), format!("{siblings} iguales")),
        Row::Many { siblings, .. } => ("…".to_owned(), format!("{siblings} más")),
    }
}
