//! Las flechas entre filas: quién nace de quién, quién recoge a quién, quién adopta y quién envía una señal.

use super::layout::{Layout, Placed};
use super::paper::{Paper, short};
use super::{Sign, Used};
use crate::draw::words;

/// Detrás de las barras: los nacimientos.
pub fn births(paper: &mut Paper, layout: &Layout, used: &mut Used) {
    for (placed, process) in layout.processes() {
        let Some(parent) = process.parent.as_ref().and_then(|name| layout.row_of(name)) else {
            continue;
        };
        used.insert(Sign::Born);
        let tip = format!("{} nace", process.name);
        arrow(paper, "f", layout.x(process.born_us), parent, placed, &tip);
    }
}

/// Delante: quién recoge, quién adopta, quién envía.
pub fn ends(paper: &mut Paper, layout: &Layout, used: &mut Used) {
    for (placed, process) in layout.processes() {
        if let Some(reaped) = &process.reaped
            && let Some(by) = layout.row_of(&reaped.by)
        {
            used.insert(Sign::Reaped);
            let tip = format!("{} recoge a {}", reaped.by, process.name);
            arrow(paper, "r", layout.x(reaped.t_us), placed, by, &tip);
        }
        for adopted in &process.adopted {
            if let Some(by) = layout.row_of(&adopted.by) {
                let tip = format!("{} adopta a {}", adopted.by, process.name);
                arrow(paper, "a", layout.x(adopted.t_us), by, placed, &tip);
            }
        }
    }
    let mut last = (f64::MIN, String::new());
    for signal in layout.record.signals.iter().filter(|signal| signal.errno.is_none()) {
        let Some(to) = layout.row_of(&signal.to) else { continue };
        let Some(from) = signal.from.as_ref().and_then(|from| layout.row_of(from)) else {
            continue;
        };
        let x = layout.x(signal.t_us);
        let is_crowded = (x - last.0).abs() < 3.0 && last.1 == signal.to;
        if from.top == to.top || is_crowded || signal.signal == libc::SIGCHLD {
            continue;
        }
        last = (x, signal.to.clone());
        used.insert(Sign::Signal);
        let name = words::signal(signal.signal);
        let tip =
            format!("{} envía {name} a {}", signal.from.as_deref().unwrap_or_default(), signal.to);
        arrow(paper, "i", x, from, to, &tip);
    }
}

/// Una flecha vertical, de una fila a otra.
fn arrow(paper: &mut Paper, class: &str, x: f64, from: &Placed, to: &Placed, tip: &str) {
    let down = to.top > from.top;
    let (start, end) = if down { (from.middle(), to.bar().0) } else { (from.middle(), to.bar().1) };
    let end = if class == "r" { to.middle() + 2.0 } else { end };
    paper.path(class, &format!("M{} {}V{}", short(x), short(start), short(end)), tip);
    head(paper, class, x, end, down);
}

pub fn head(paper: &mut Paper, class: &str, x: f64, y: f64, down: bool) {
    let back = if down { -7.0 } else { 7.0 };
    let d = format!("M{} {}l-4 {back}h8z", short(x), short(y));
    paper.path(&format!("p{class}"), &d, "");
}
