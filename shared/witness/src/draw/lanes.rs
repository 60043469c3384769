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
    // Al primero lo recoge el testigo, cuando le viene bien: eso no es de la ejecución.
    if process.exit.is_some() && process.parent.is_some() {
        let end = process.reaped.as_ref().map_or(record.end_us, |reaped| reaped.t_us);
        spans.push(Span { state: State::Zombie, begin: death, end });
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::sample::eventful;

    #[test]
    fn cada_tramo_en_su_estado() {
        let record = eventful();
        let states = |name: &str| -> Vec<(State, u64, u64)> {
            let spans = spans(record.process(name).unwrap(), &record);
            spans.iter().map(|span| (span.state, span.begin, span.end)).collect()
        };
        use State::{InWait, Running, Stopped, Zombie};
        let root = [(Running, 0, 70_000), (InWait, 70_000, 80_000), (Running, 80_000, 95_000)];
        assert_eq!(states("P"), root);
        let child = [
            (Running, 10_000, 30_000),
            (Stopped, 30_000, 40_000),
            (Running, 40_000, 50_000),
            (Zombie, 50_000, 80_000),
        ];
        assert_eq!(states("H1"), child);
        // A este no lo recoge nadie.
        assert_eq!(states("H1.1").last(), Some(&(Zombie, 90_000, 95_000)));
    }
}
