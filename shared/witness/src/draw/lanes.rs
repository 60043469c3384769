//! En qué estado estuvo un proceso en cada momento, según el registro.

use crate::Record;
use crate::record::Process;

/// Lo que se distingue en el dibujo. El orden es el de la leyenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Ni espera a un hijo, ni está detenido, ni ha terminado.
    Running,
    InWait,
    Stopped,
    Zombie,
}

/// Un tramo en el mismo estado, en microsegundos.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub state: State,
    pub begin: u64,
    pub end: u64,
}

/// Los tramos de un proceso, por orden, desde que nació hasta que lo recogieron o acabó la ejecución.
pub fn spans(process: &Process, record: &Record) -> Vec<Span> {
    let death = process.exit.map(|exit| exit.t_us).or(process.gone_us).unwrap_or(record.end_us);
    let mut changes = vec![(process.born_us, State::Running)];
    let waits = process.waits.iter().filter(|wait| !wait.nohang);
    for (begin, end, state) in waits
        .map(|wait| (wait.begin_us, wait.end_us, State::InWait))
        .chain(process.stops.iter().map(|stop| (stop.begin_us, stop.end_us, State::Stopped)))
    {
        changes.push((begin, state));
        changes.extend(end.map(|end| (end, State::Running)));
    }
    changes.retain(|(at, _)| *at < death);
    changes.sort_by_key(|(at, _)| *at);
    let mut spans = Vec::new();
    for (index, (begin, state)) in changes.iter().enumerate() {
        let end = changes.get(index + 1).map_or(death, |(next, _)| *next);
        spans.push(Span { state: *state, begin: *begin, end });
    }
    if process.exit.is_some() {
        let end = process.reaped.as_ref().map_or(record.end_us, |reaped| reaped.t_us);
        spans.push(Span { state: State::Zombie, begin: death, end });
    }
    spans
}

/// Los procesos en el orden del árbol: cada uno, y detrás sus hijos, con la profundidad a la que está.
pub fn tree(record: &Record) -> Vec<(usize, &Process)> {
    let mut rows = Vec::new();
    for process in record.processes.iter().filter(|process| process.parent.is_none()) {
        add(record, process, 0, &mut rows);
    }
    rows
}

fn add<'a>(
    record: &'a Record,
    process: &'a Process,
    depth: usize,
    rows: &mut Vec<(usize, &'a Process)>,
) {
    rows.push((depth, process));
    for child in record.children_of(&process.name) {
        add(record, child, depth + 1, rows);
    }
}
