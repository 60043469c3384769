//! Lo que le pasa a un proceso en un momento: `exec`, adopciones, señales, prioridades, lo que escribe.

use super::layout::{Layout, Placed};
use super::paper::{Paper, Side, short, width};
use super::{Sign, Used};
use crate::draw::words;
use crate::record::{Process, Status};

/// Más cerca que esto, dos marcas iguales son una.
const CROWDED: f64 = 4.0;

pub fn draw(
    paper: &mut Paper,
    layout: &Layout,
    placed: &Placed,
    process: &Process,
    used: &mut Used,
) {
    let mut above =
        Above { baseline: placed.top + 12.0, taken: Vec::new(), right: layout.right + 70.0 };
    adoptions(paper, layout, placed, process, &mut above, used);
    execs(paper, layout, placed, process, &mut above, used);
    received(paper, layout, process, &mut above, used);
    for priority in process.priorities.iter().filter(|priority| priority.errno.is_none()) {
        above.write(paper, layout.x(priority.t_us), &format!("nice {}", priority.nice));
    }
    writes(paper, layout, placed, process, used);
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

fn adoptions(
    paper: &mut Paper,
    layout: &Layout,
    placed: &Placed,
    process: &Process,
    above: &mut Above,
    used: &mut Used,
) {
    for adopted in &process.adopted {
        used.insert(Sign::Adopted);
        let x = layout.x(adopted.t_us);
        if layout.row_of(&adopted.by).is_none() {
            let y = placed.bar().0;
            let d = format!("M{} {}h-4q-6 0 -6 5v3", short(x + 10.0), short(y - 9.0));
            paper.path("a", &d, &format!("lo adopta {}", adopted.by));
            super::arrows::head(paper, "a", x, y, true);
        }
        above.write(paper, x + 10.0, &format!("lo adopta {}", adopted.by));
    }
}

fn execs(
    paper: &mut Paper,
    layout: &Layout,
    placed: &Placed,
    process: &Process,
    above: &mut Above,
    used: &mut Used,
) {
    let (top, bottom) = placed.bar();
    let tick = |x: f64| format!("M{} {}V{}", short(x), short(top - 4.0), short(bottom));
    let own = usize::from(process.parent.is_none());
    let death = process.exit.map_or(layout.right, |exit| layout.x(exit.t_us));
    let mut last = f64::MIN;
    for exec in process.execs.iter().skip(own) {
        let x = layout.x(exec.t_us);
        if x < last + CROWDED {
            continue;
        }
        last = x;
        used.insert(Sign::Exec);
        let name = words::executed(exec);
        paper.path("c", &tick(x), &format!("{} ejecuta {name}", process.name));
        // Si no cabe, basta con el nombre que hay a la izquierda de la fila.
        let said = words::fitted(&name, 24);
        if process.execs.len() > own + 1 || x + width(&said, 12.0) < death {
            above.write(paper, x, &said);
        }
    }
    if process.execs.len() <= own
        && let Some(failed) = process.failed_execs.last()
    {
        used.insert(Sign::FailedExec);
        let x = layout.x(failed.t_us);
        let tip = format!("{} no puede ejecutar {}: {}", process.name, failed.path, failed.errno);
        paper.path("c j", &tick(x), &tip);
        above.write(paper, x, &failed.errno);
    }
}

/// Las señales que recibe. La que lo mata se dice al final; la que le envía otro proceso lleva su flecha.
fn received(
    paper: &mut Paper,
    layout: &Layout,
    process: &Process,
    above: &mut Above,
    used: &mut Used,
) {
    let signals = layout.record.signals.iter().filter(|signal| signal.to == process.name);
    let mut last = f64::MIN;
    for signal in signals.filter(|signal| signal.errno.is_none() && signal.signal != libc::SIGCHLD)
    {
        if process.exit.is_some_and(|exit| exit.status == Status::Signal(signal.signal)) {
            continue;
        }
        let x = layout.x(signal.received_us.unwrap_or(signal.t_us));
        if x < last + CROWDED {
            continue;
        }
        last = x;
        used.insert(Sign::Signal);
        if signal
            .from
            .as_ref()
            .is_none_or(|from| *from == process.name || layout.row_of(from).is_none())
        {
            let y = above.baseline + 5.0;
            paper.path("i", &format!("M{} {}v-10", short(x), short(y)), "");
            super::arrows::head(paper, "i", x, y, true);
        }
        above.write(paper, x + 2.0, &words::signal(signal.signal));
    }
}

fn writes(paper: &mut Paper, layout: &Layout, placed: &Placed, process: &Process, used: &mut Used) {
    let mut last = f64::MIN;
    for write in
        layout.record.writes.iter().filter(|write| write.by == process.name && write.bytes > 0)
    {
        let x = layout.x(write.t_us);
        if x < last + CROWDED {
            continue;
        }
        last = x;
        used.insert(Sign::Writes);
        let tip =
            format!("{} escribe «{}»", process.name, words::fitted(write.text.trim_end(), 40));
        pen(paper, x, placed.bar().1, &tip);
    }
}

/// Un triángulo que cuelga de la barra.
pub fn pen(paper: &mut Paper, x: f64, y: f64, tip: &str) {
    paper.path("pf", &format!("M{} {}l-3.5 6h7z", short(x), short(y - 1.0)), tip);
}
