//! La fila de muchos: cuántos viven en cada momento, y cuántos son zombis.

use super::layout::{Layout, Placed};
use super::paper::{Paper, Side, short};
use super::{Sign, Used};
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
    let mut alive = vec![0_i32; steps + 1];
    let mut present = vec![0_i32; steps + 1];
    let step = |at: u64| ((layout.x(at) - layout.left) / STEP) as usize;
    let end_us = layout.record.end_us;
    for process in processes {
        let death = process.exit.map_or(end_us, |exit| exit.t_us);
        let gone = process.reaped.as_ref().map_or(death.max(end_us), |reaped| reaped.t_us);
        for (counts, end) in [(&mut alive, death), (&mut present, gone)] {
            counts[step(process.born_us)] += 1;
            counts[(step(end)).min(steps - 1) + 1] -= 1;
        }
    }
    let (alive, present) = (added(&alive), added(&present));
    let most = present.iter().copied().max().unwrap_or(1).max(1);
    let height = |count: i32| f64::from(count) / f64::from(most) * HEIGHT;
    let area = |counts: &[i32]| outline(layout.left, floor, counts, height);
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
    let x = (layout.left + end as f64 * STEP + 6.0).min(layout.right + 6.0);
    let label =
        if most == 1 { "de uno en uno".to_owned() } else { format!("hasta {most} a la vez") };
    let side = if x > layout.right - 10.0 { Side::Left } else { Side::Right };
    let x = if side == Side::Left { layout.right + 74.0 } else { x };
    paper.words("q h", x, floor - 4.0, side, &label);
}

fn added(changes: &[i32]) -> Vec<i32> {
    changes
        .iter()
        .scan(0, |now, change| {
            *now += change;
            Some(*now)
        })
        .collect()
}

/// El contorno de una escalera, desde el suelo.
fn outline(left: f64, floor: f64, counts: &[i32], height: impl Fn(i32) -> f64) -> String {
    let mut d = String::new();
    let mut before = 0;
    for (index, count) in counts.iter().enumerate() {
        if *count != before {
            let x = short(left + index as f64 * STEP);
            if d.is_empty() {
                d = format!("M{x} {}", short(floor));
            }
            d.push_str(&format!("H{x}V{}", short(floor - height(*count))));
            before = *count;
        }
    }
    d.push('z');
    d
}
