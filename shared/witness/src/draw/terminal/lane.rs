//! Las columnas de una fila.

use super::cells::{Cell, Columns, Locks};
use crate::Record;
use crate::draw::crowd::Crowd;
use crate::draw::lanes::{State, spans};
use crate::draw::signs::Sign;
use crate::questions::Hold;
use crate::record::{Process, Status};

/// Las de un proceso.
pub fn cells(record: &Record, process: &Process, time: &Columns, locks: &Locks) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; time.width];
    for span in spans(process, record) {
        fill(&mut cells, time, span.begin, span.end, Cell::Sign(Sign::State(span.state)));
    }
    let death = process.exit.map_or(record.end_us, |exit| exit.t_us);
    let own = |hold: &&Hold| hold.by == process.name && hold.begin_us <= death;
    let end = |hold: &Hold| hold.end_us.unwrap_or(death).min(death);
    for task in locks.tasks.iter().filter(own) {
        fill(&mut cells, time, task.begin_us, end(task), Cell::Sign(Sign::Task));
    }
    for held in locks.holdings.iter().filter(own) {
        fill(&mut cells, time, held.begin_us, end(held), Cell::Held(locks.number(&held.object)));
    }
    for awaited in locks.waitings.iter().filter(own) {
        // Quien no tuvo que esperar no ocupa ninguna columna.
        let begin = time.column(awaited.begin_us);
        let end = time.column(end(awaited)) + usize::from(awaited.end_us.is_none());
        cells[begin..end].fill(Cell::Awaited(locks.number(&awaited.object)));
    }
    let mut put = |at: u64, sign: Sign| {
        let cell = &mut cells[time.column(at)];
        *cell = match *cell {
            Cell::Sign(old) => Cell::Sign(old.max(sign)),
            _ => Cell::Sign(sign),
        };
    };
    let own = usize::from(process.parent.is_none());
    process.execs.iter().skip(own).for_each(|exec| put(exec.t_us, Sign::Exec));
    if process.execs.len() <= own {
        process
            .failed_execs
            .last()
            .into_iter()
            .for_each(|failed| put(failed.t_us, Sign::FailedExec));
    }
    process.adopted.iter().for_each(|adopted| put(adopted.t_us, Sign::Adopted));
    let received = record.signals.iter().filter(|signal| signal.to == process.name);
    for signal in received.filter(|signal| signal.errno.is_none() && signal.signal != libc::SIGCHLD)
    {
        if process.status() != Some(Status::Signal(signal.signal)) {
            put(signal.received_us.unwrap_or(signal.t_us).min(death), Sign::Signal);
        }
    }
    if let Some(exit) = process.exit {
        put(exit.t_us, Sign::of(exit.status));
    }
    cells
}

fn fill(cells: &mut [Cell], time: &Columns, begin: u64, end: u64, cell: Cell) {
    cells[time.column(begin)..=time.column(end)].fill(cell);
}

/// Las de muchos: cuántos viven.
pub fn levels(crowd: &Crowd) -> Vec<Cell> {
    let most = crowd.alive.iter().copied().max().unwrap_or(0).max(1);
    let cell = |(alive, present): (&usize, &usize)| match (*alive, *present) {
        (0, 0) => Cell::Empty,
        (0, _) => Cell::Sign(Sign::State(State::Zombie)),
        (alive, _) => Cell::Level(((alive * 8).div_ceil(most) - 1) as u8),
    };
    crowd.alive.iter().zip(&crowd.present).map(cell).collect()
}
