//! La fila de muchos: cuántos viven en cada momento, y cuántos son zombis.

use super::layout::{Layout, Placed};
use super::paper::{Paper, Side, short};
use super::{Sign, Used};
use crate::draw::crowd::Crowd;
use crate::draw::lanes::State;
use crate::record::Process;

const HEIGHT: f64 = 24.0;
/// El ancho de cada escalón.
const STEP: f64 = 4.0;

pub fn draw(
    paper: &mut Paper,
    layout: &Layout,
    placed: &Placed,
    (siblings, alike): (usize, bool),
    processes: &[&Process],
    used: &mut Used,
) {
    used.insert(Sign::Several);
    let floor = placed.bar().1 + 3.0;
    let steps = ((layout.right - layout.left) / STEP) as usize + 1;
    let step = |at: u64| ((layout.x(at) - layout.left) / STEP) as usize;
    let Crowd { alive, present } = Crowd::new(processes, layout.record, steps, step);
    let most = present.iter().copied().max().unwrap_or(1).max(1);
    let height = |count: usize| count as f64 / most as f64 * HEIGHT;
    let area = |counts: &[usize]| outline(layout.left, floor, counts, height);
    if alive != present {
        used.insert(Sign::State(State::Zombie));
        paper.path("z", &area(&present), "");
    }
    let kind = if alike { "iguales" } else { "más" };
    let most_alive = alive.iter().max().unwrap_or(&0);
    paper.path(
        "m",
        &area(&alive),
        &format!("{siblings} {kind}: hasta {most_alive} vivos a la vez"),
    );
    let end = present.iter().rposition(|count| *count > 0).unwrap_or(0) + 1;
    let x = (layout.left + end as f64 * STEP).min(layout.right) + 6.0;
    paper.words("q h", x, floor - 4.0, Side::Right, &format!("máx. {most}"));
}

/// El contorno de una escalera, desde el suelo.
fn outline(left: f64, floor: f64, counts: &[usize], height: impl Fn(usize) -> f64) -> String {
    let mut d = String::new();
    let mut before = 0;
    for (index, count) in counts.iter().enumerate() {
        if *count != before {
            let x = short(left + index as f64 * STEP);
            let y = short(floor - height(*count));
            d.push_str(&match (before, *count) {
                (0, _) => format!("M{x} {}V{y}", short(floor)),
                (_, 0) => format!("H{x}V{y}z"),
                _ => format!("H{x}V{y}"),
            });
            before = *count;
        }
    }
    d
}
