//! A la izquierda de cada fila: de quién es, unida a la de su padre.

use super::layout::Layout;
use super::paper::{Paper, Side, short, width};
use crate::draw::fold::Row;
use crate::draw::words;

const MARGIN: f64 = 8.0;
const INDENT: f64 = 14.0;
/// Lo que puede ocupar el sangrado de la fila más honda.
const MOST_INDENT: f64 = 70.0;

/// El nombre de una fila, lo que va detrás y lo que va debajo.
pub struct Label {
    x: f64,
    step: f64,
    name: String,
    note: String,
    below: String,
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

/// Las escribe todas.
pub fn draw(paper: &mut Paper, layout: &Layout) {
    let mut ancestors: Vec<f64> = Vec::new();
    for placed in &layout.rows {
        let (label, depth) = (&placed.label, placed.row.depth());
        ancestors.truncate(depth);
        if let Some(parent) = ancestors.last() {
            let x = label.x - label.step + label.step.min(5.0);
            let d = format!(
                "M{} {}V{}H{}",
                short(x),
                short(parent + 9.0),
                short(placed.middle()),
                short(label.x - 2.0)
            );
            paper.path("l", &d, "");
        }
        ancestors.resize(depth, placed.middle());
        ancestors.push(placed.middle());
        let baseline = placed.middle() + 5.0;
        let room = (layout.left - 6.0 - label.x - width(&label.name, 16.0)) / 7.0;
        paper.label(
            label.x,
            baseline,
            &label.name,
            &words::fitted(&label.note, room.max(1.0) as usize),
        );
        if !label.below.is_empty() {
            paper.words("q", label.x + 10.0, baseline + 14.0, Side::Right, &label.below);
        }
    }
}
