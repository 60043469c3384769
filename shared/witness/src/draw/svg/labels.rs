//! De quién es cada fila: su nombre, lo que va detrás y lo que va debajo.

use super::paper::width;
use crate::draw::fold::Row;
use crate::draw::words;

const MARGIN: f64 = 8.0;
const INDENT: f64 = 14.0;
/// Lo que puede ocupar el sangrado de la fila más honda.
const MOST_INDENT: f64 = 70.0;

/// El nombre de una fila, lo que va detrás y lo que va debajo.
pub struct Label {
    pub x: f64,
    pub step: f64,
    pub name: String,
    pub note: String,
    pub below: String,
}

impl Label {
    pub fn new(row: &Row, deepest: usize) -> Self {
        let step = INDENT.min(MOST_INDENT / deepest.max(1) as f64);
        let x = MARGIN + row.depth() as f64 * step;
        let (name, note, below) = match row {
            Row::One { process, .. } => {
                let below = match process.threads {
                    0 => String::new(),
                    1 => "y un hilo más".to_owned(),
                    threads => format!("y {threads} hilos más"),
                };
                (process.name.clone(), words::note(process), below)
            }
            Row::Many { siblings, alike: true, .. } => {
                (words::range(siblings), words::alike(siblings.len()), String::new())
            }
            Row::Many { siblings, .. } => {
                (words::range(siblings), words::others(siblings.len()), String::new())
            }
        };
        Self { x, step, name: ending_of(&name), note, below }
    }

    pub fn width(&self) -> f64 {
        self.x + width(&self.name, 16.0) + width(&self.note, 14.0) + 16.0
    }
}

/// De un nombre muy largo interesa más el final.
fn ending_of(name: &str) -> String {
    let length = name.chars().count();
    if length <= 16 {
        return name.to_owned();
    }
    let end: String = name.chars().skip(length - 14).collect();
    format!("…{}", end.trim_start_matches('.'))
}
