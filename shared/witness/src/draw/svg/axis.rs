//! El tiempo, debajo de las filas: pocas marcas, y dónde se ha encogido.

use super::layout::Layout;
use super::paper::{Paper, Side, short, width};
use super::{Sign, Used};
use crate::draw::words;

/// Lo que hay entre dos marcas, al menos.
const APART: f64 = 84.0;

/// Los momentos que se marcan: el principio, el final y algunos en los que pasa algo.
fn ticks(layout: &Layout) -> Vec<(f64, String)> {
    let points = layout.scale.points();
    let end = layout.x(layout.record.end_us);
    let mut ticks = vec![(layout.left, "0".to_owned())];
    for (at, _) in points {
        let x = layout.x(*at);
        let last = ticks[ticks.len() - 1].0;
        if x > last + APART && x < end - APART {
            ticks.push((x, words::duration(*at)));
        }
    }
    ticks.push((end, words::duration(layout.record.end_us)));
    ticks
}

/// Las líneas que suben de cada marca, detrás de todo.
pub fn guides(paper: &mut Paper, layout: &Layout) {
    for (x, _) in ticks(layout) {
        paper.path("e", &format!("M{} 6V{}", short(x), short(layout.bottom)), "");
    }
}

pub fn draw(paper: &mut Paper, layout: &Layout, used: &mut Used) {
    let y = layout.bottom + 4.0;
    paper.path("l", &format!("M{} {}H{}", short(layout.left), short(y), short(layout.right)), "");
    for shrunk in layout.scale.shrunk() {
        let x = layout.left + shrunk.middle * (layout.right - layout.left);
        used.insert(Sign::Shrunk);
        squeeze(paper, x, y);
    }
    if let Some(met) = layout.record.limits.first() {
        used.insert(Sign::Limit);
        let d = format!("M{} 6V{}", short(layout.x(met.t_us)), short(layout.bottom));
        paper.path("v", &d, "aquí se puso fin a la ejecución");
    }
    for (x, text) in ticks(layout) {
        paper.path("l", &format!("M{} {}v4", short(x), short(y)), "");
        let room = width(&text, 12.0) / 2.0;
        paper.words("q", x.max(room), y + 16.0, Side::Middle, &text);
    }
}

/// La marca de que el eje está cortado.
pub fn squeeze(paper: &mut Paper, x: f64, y: f64) {
    paper.path("h0", &format!("M{} {}h8", short(x - 4.0), short(y)), "");
    let d = format!("M{} {}l4 -8m2 8l4 -8", short(x - 5.0), short(y + 4.0));
    paper.path("l", &d, "");
}
