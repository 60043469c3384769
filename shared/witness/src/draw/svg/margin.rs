//! A la izquierda de cada fila: de quién es, unida a la de su padre.

use super::layout::Layout;
use super::paper::{Paper, Side, short, width};
use crate::draw::words;

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
