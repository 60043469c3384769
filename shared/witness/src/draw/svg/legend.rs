//! La leyenda: solo lo que aparece en el dibujo.

use super::layout::WIDTH;
use super::paper::{Paper, Side, short, width};
use super::{Sign, Used, arrows, axis, happenings, lane};
use crate::record::Backend;

const LINE: f64 = 22.0;
const GLYPH: f64 = 26.0;

/// La dibuja desde `top`; devuelve hasta dónde llega el dibujo.
pub fn draw(paper: &mut Paper, top: f64, used: &Used, backend: Backend) -> f64 {
    let (mut x, mut y) = (8.0, top + 14.0);
    for sign in used {
        let meaning = sign.meaning(backend);
        let room = GLYPH + 6.0 + width(meaning, 12.0) + 14.0;
        if x + room > WIDTH && x > 8.0 {
            (x, y) = (8.0, y + LINE);
        }
        glyph(paper, *sign, x, y);
        paper.words("q", x + GLYPH + 6.0, y + 4.5, Side::Right, meaning);
        x += room;
    }
    y + LINE / 2.0 + 4.0
}

fn glyph(paper: &mut Paper, sign: Sign, x: f64, y: f64) {
    let middle = x + GLYPH / 2.0;
    match sign {
        Sign::State(state) => lane::bar(paper, state, [x, x + GLYPH, y - 7.0], ""),
        Sign::Several => {
            paper.path("m", &format!("M{} {}v-4h7v-5h6v-4h6v9h7v4z", short(x), short(y + 7.0)), "")
        }
        Sign::Holding => paper.rect("k1", [x, y - 5.0, GLYPH, 10.0], ""),
        Sign::WaitingFor => paper.path("y1", &format!("M{} {}h{GLYPH}", short(x), short(y)), ""),
        Sign::Task => paper.rect("t", [x, y - 5.5, GLYPH, 11.0], ""),
        Sign::Born => arrow(paper, "f", middle, y, true),
        Sign::Reaped => arrow(paper, "r", middle, y, false),
        Sign::Adopted => arrow(paper, "a", middle, y, true),
        Sign::Signal => arrow(paper, "i", middle, y, true),
        Sign::Exec | Sign::FailedExec => {
            let class = if sign == Sign::Exec { "c" } else { "c j" };
            paper.path(class, &format!("M{} {}v16", short(middle), short(y - 8.0)), "");
        }
        Sign::Writes => happenings::pen(paper, middle, y - 2.0, ""),
        Sign::Ended | Sign::Failed | Sign::Killed => lane::mark(paper, sign, middle, y),
        Sign::Limit => paper.path("v", &format!("M{} {}v16", short(middle), short(y - 8.0)), ""),
        Sign::Shrunk => {
            paper.path("l", &format!("M{} {}h{GLYPH}", short(x), short(y)), "");
            axis::squeeze(paper, middle, y);
        }
    }
}

fn arrow(paper: &mut Paper, class: &str, x: f64, y: f64, down: bool) {
    let (from, to) = if down { (y - 9.0, y + 8.0) } else { (y + 9.0, y - 8.0) };
    paper.path(class, &format!("M{} {}V{}", short(x), short(from), short(to)), "");
    arrows::head(paper, class, x, to, down);
}
