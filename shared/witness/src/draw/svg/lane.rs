//! La fila de un proceso: sus estados, lo que ejecuta, cómo acaba.

use super::layout::{BAR, Layout, Placed};
use super::paper::{Paper, Side, short};
use super::{Sign, Used, happenings, strips};
use crate::draw::lanes::{Span, State, spans};
use crate::draw::words;
use crate::record::{Process, Status};

/// Más tramos que estos no se distinguen: los más cortos se juntan con sus vecinos.
const MOST_PIECES: usize = 60;

/// Un tramo en su sitio.
struct Piece {
    state: State,
    from: f64,
    to: f64,
    us: u64,
}

pub fn draw(
    paper: &mut Paper,
    layout: &Layout,
    placed: &Placed,
    process: &Process,
    used: &mut Used,
) {
    for piece in pieces(layout, process) {
        if piece.to - piece.from > 3.0 {
            used.insert(Sign::State(piece.state));
        }
        let tip = format!("{} {}, {}", process.name, named(piece.state), words::duration(piece.us));
        bar(paper, piece.state, [piece.from, piece.to, placed.bar().0], &tip);
    }
    strips::draw(paper, layout, placed, used);
    happenings::draw(paper, layout, placed, process, used);
    ending(paper, layout, placed, process, used);
}

fn named(state: State) -> &'static str {
    match state {
        State::Running => "vive",
        State::InWait => "espera en wait",
        State::Stopped => "está detenido",
        State::Zombie => "es zombi",
    }
}

/// El tramo de un estado. Cada uno tiene su forma, además de su color: se distinguen en gris.
pub fn bar(paper: &mut Paper, state: State, [from, to, top]: [f64; 3], tip: &str) {
    let line = |y: f64| format!("M{} {}H{}", short(from), short(y), short(to));
    let middle = top + BAR / 2.0;
    match state {
        State::Running => paper.rect("m", [from, top, to - from, BAR], tip),
        State::InWait => paper.rect("w", [from, middle - 2.0, to - from, 4.0], tip),
        State::Stopped => paper.path("s b", &line(middle), tip),
        State::Zombie => {
            paper.rect("z", [from, top + 1.0, to - from, BAR - 2.0], tip);
            if to - from > 6.0 {
                paper.path(
                    "d",
                    &format!("M{} {}H{}", short(from + 2.0), short(middle), short(to - 1.0)),
                    "",
                );
            }
        }
    }
}

/// Los tramos que se ven.
fn pieces(layout: &Layout, process: &Process) -> Vec<Piece> {
    let spans = spans(process, layout.record);
    let mut least = 1.0;
    loop {
        let pieces = merged(layout, &spans, least);
        if pieces.len() <= MOST_PIECES {
            return pieces;
        }
        least *= 2.0;
    }
}

fn merged(layout: &Layout, spans: &[Span], least: f64) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for span in spans {
        let (from, to, us) = (layout.x(span.begin), layout.x(span.end), span.end - span.begin);
        match pieces.last_mut() {
            Some(last) if last.state == span.state || to - last.to < least => {
                if last.state == span.state {
                    last.us += us;
                }
                last.to = last.to.max(to);
            }
            last => {
                let from = last.map_or(from, |last| last.to);
                pieces.push(Piece { state: span.state, from, to: to.max(from + 1.0), us });
            }
        }
    }
    pieces
}

/// La marca de su final, y detrás de todo, su código.
fn ending(paper: &mut Paper, layout: &Layout, placed: &Placed, process: &Process, used: &mut Used) {
    let Some(exit) = process.exit else { return };
    let sign = Sign::of(exit.status);
    used.insert(sign);
    let x = layout.x(exit.t_us);
    mark(paper, sign, x, placed.middle());
    let gone = process.reaped.as_ref().map_or(layout.record.end_us, |reaped| reaped.t_us);
    let text = match exit.status {
        Status::Code(0) => "0".to_owned(),
        status => words::ending(status),
    };
    let x = layout.x(gone).max(x + 5.0) + 6.0;
    paper.words("q h", x, placed.middle() + 4.5, Side::Right, &text);
}

pub fn mark(paper: &mut Paper, sign: Sign, x: f64, y: f64) {
    match sign {
        Sign::Ended => paper.circle("o", x, y, 5.0, ""),
        Sign::Failed => paper.circle("u", x, y, 5.0, ""),
        _ => {
            let d = format!("M{} {}l10 10m0 -10l-10 10", short(x - 5.0), short(y - 5.0));
            paper.path("v", &d, "");
        }
    }
}
