//! La fila de un proceso: sus estados, lo que ejecuta, cómo acaba.

use super::layout::{BAR, Layout, Placed};
use super::paper::{Paper, Side, short, width};
use super::{Sign, Used, bands};
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
        used.insert(Sign::State(piece.state));
        let tip = format!("{} {}, {}", process.name, named(piece.state), words::duration(piece.us));
        bar(paper, piece.state, [piece.from, piece.to, placed.bar().0], &tip);
    }
    bands::draw(paper, layout, placed, used);
    let mut above =
        Above { baseline: placed.top + 12.0, taken: Vec::new(), right: layout.right + 70.0 };
    happenings(paper, layout, placed, process, &mut above, used);
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

/// El renglón de texto que hay encima de una barra.
struct Above {
    baseline: f64,
    taken: Vec<(f64, f64)>,
    right: f64,
}

impl Above {
    /// Escribe a la derecha de `x`; si no cabe, a su izquierda; si tampoco, no escribe.
    fn write(&mut self, paper: &mut Paper, x: f64, words: &str) {
        let room = width(words, 12.0);
        for (side, from) in [(Side::Right, x + 3.0), (Side::Left, x - 3.0 - room)] {
            let to = from + room;
            let is_free =
                self.taken.iter().all(|(begin, end)| to + 6.0 < *begin || from > end + 6.0);
            if is_free && from > 0.0 && to < self.right {
                self.taken.push((from, to));
                let at = if side == Side::Right { from } else { to };
                paper.words("q h", at, self.baseline, side, words);
                return;
            }
        }
    }
}

/// Lo que le pasa en un momento: `exec`, adopciones, señales, cambios de prioridad.
fn happenings(
    paper: &mut Paper,
    layout: &Layout,
    placed: &Placed,
    process: &Process,
    above: &mut Above,
    used: &mut Used,
) {
    let (top, bottom) = placed.bar();
    for adopted in &process.adopted {
        used.insert(Sign::Adopted);
        let x = layout.x(adopted.t_us);
        let to_row = layout.row_of(&adopted.by).is_some();
        if !to_row {
            let d = format!("M{} {}v{}q0 -5 5 -5h4", short(x), short(top + 2.0), short(-11.0));
            paper.path("a", &d, &format!("lo adopta {}", adopted.by));
        }
        above.write(paper, x + 8.0, &format!("lo adopta {}", adopted.by));
    }
    let mut last = f64::MIN;
    for exec in process.execs.iter().skip(usize::from(process.parent.is_none())) {
        let x = layout.x(exec.t_us);
        if x < last + 3.0 {
            continue;
        }
        last = x;
        used.insert(Sign::Exec);
        let name = words::executed(exec);
        paper.path(
            "c",
            &format!("M{} {}V{}", short(x), short(top - 4.0), short(bottom)),
            &format!("exec {name}"),
        );
        above.write(paper, x, &words::fitted(&name, 24));
    }
    if process.execs.len() <= usize::from(process.parent.is_none())
        && let Some(failed) = process.failed_execs.last()
    {
        used.insert(Sign::FailedExec);
        let x = layout.x(failed.t_us);
        paper.path(
            "c",
            &format!("M{} {}V{}", short(x), short(top - 4.0), short(bottom)),
            &format!("exec {}: {}", failed.path, failed.errno),
        );
        above.write(paper, x, &format!("exec: {}", failed.errno));
    }
    for signal in layout
        .record
        .signals
        .iter()
        .filter(|signal| signal.to == process.name && signal.errno.is_none())
    {
        let is_sigchld = signal.signal == libc::SIGCHLD;
        let killed = process.exit.is_some_and(|exit| exit.status == Status::Signal(signal.signal));
        if is_sigchld
            || (killed && signal.from.as_ref().is_none_or(|from| layout.row_of(from).is_none()))
        {
            continue;
        }
        above.write(
            paper,
            layout.x(signal.received_us.unwrap_or(signal.t_us)),
            &words::signal(signal.signal),
        );
    }
    for priority in process.priorities.iter().filter(|priority| priority.errno.is_none()) {
        above.write(paper, layout.x(priority.t_us), &format!("nice {}", priority.nice));
    }
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
