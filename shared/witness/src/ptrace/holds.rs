//! A quién se retiene ahora, y hasta cuándo.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::time::{Duration, Instant};

use super::raw::Resume;

/// Cómo seguirá un hilo retenido.
#[derive(Clone, Copy)]
pub struct Held {
    pub how: Resume,
    pub signal: i32,
    pub why: Why,
    since: Instant,
    looked: Instant,
    turn: u64,
}

#[derive(Clone, Copy)]
pub enum Why {
    /// Porque sí, un rato.
    Pause,
    /// Va a terminar, y se mira qué hace su padre: `at_least` de todos modos, y `patience` mientras el padre no hace
    /// nada. `nap` es el sueño en el que se le ha visto.
    End { at_least: Duration, patience: Duration, nap: Option<Nap> },
    /// Va a cambiar su prioridad, y se espera a que su padre espere algo.
    Change { at_least: Duration },
}

/// Un sueño del padre.
#[derive(Clone, Copy)]
pub struct Nap {
    /// Lo que lo distingue de otros: a qué hora acaba o, si no consta, cuántas veces había dejado la CPU.
    pub which: u64,
    pub since: Instant,
    /// La última vez que se le vio en él.
    pub seen: Instant,
}

impl Held {
    pub fn so_far(&self) -> Duration {
        self.since.elapsed()
    }

    /// El mismo, sin que cuente el tiempo que ha pasado desde que se le miró.
    pub fn not_counting_this_look(self) -> Self {
        Self { since: self.since + self.looked.elapsed(), ..self }
    }
}

/// Los retenidos, por la hora a la que toca soltarlos (o volver a mirarlos).
#[derive(Default)]
pub struct Holds {
    due: BinaryHeap<Reverse<(Instant, u64, i32)>>,
    held: HashMap<i32, Held>,
    turns: u64,
    /// Desde cuándo hay alguno retenido por lo que hace su padre, y cuánto los hubo antes.
    watching_since: Option<Instant>,
    watched: Duration,
}

impl Holds {
    pub fn hold(&mut self, tid: i32, pause: Duration, why: Why, how: Resume, signal: i32) {
        let now = Instant::now();
        self.keep(tid, now + pause, Held { how, signal, why, since: now, looked: now, turn: 0 });
    }

    /// Se le vuelve a mirar más tarde.
    pub fn again(&mut self, tid: i32, pause: Duration, held: Held) {
        let now = Instant::now();
        self.keep(tid, now + pause, Held { looked: now, ..held });
    }

    fn keep(&mut self, tid: i32, due: Instant, held: Held) {
        self.turns += 1;
        self.due.push(Reverse((due, self.turns, tid)));
        self.held.insert(tid, Held { turn: self.turns, ..held });
        self.count();
    }

    fn count(&mut self) {
        let watching = self.held.values().any(|held| !matches!(held.why, Why::Pause));
        match self.watching_since {
            None if watching => self.watching_since = Some(Instant::now()),
            Some(since) if !watching => {
                self.watched += since.elapsed();
                self.watching_since = None;
            }
            _ => {}
        }
    }

    /// El tiempo en el que alguno ha estado retenido para ver qué hacía su padre. En una cadena se suman, y no es culpa
    /// del programa.
    pub fn watched(&self) -> Duration {
        self.watched + self.watching_since.map_or(Duration::ZERO, |since| since.elapsed())
    }

    /// Ya no está donde se le retuvo: ha muerto, u otro hilo ocupa su sitio.
    pub fn forget(&mut self, tid: i32) {
        if self.held.remove(&tid).is_some() {
            self.count();
        }
    }

    /// Se le suelta en cuanto se pueda.
    pub fn hurry(&mut self, tid: i32) {
        if let Some(held) = self.held.remove(&tid) {
            self.keep(tid, Instant::now(), Held { why: Why::Pause, ..held });
        }
    }

    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// Cuándo hay que volver a mirar.
    pub fn next_due(&mut self) -> Option<Instant> {
        while let Some(Reverse((due, turn, tid))) = self.due.peek().copied() {
            if self.held.get(&tid).is_some_and(|held| held.turn == turn) {
                return Some(due);
            }
            self.due.pop();
        }
        None
    }

    /// El siguiente al que le ha llegado la hora.
    pub fn pop_due(&mut self) -> Option<(i32, Held)> {
        let due = self.next_due()?;
        if due > Instant::now() {
            return None;
        }
        let Reverse((_, _, tid)) = self.due.pop()?;
        let held = self.held.remove(&tid)?;
        self.count();
        Some((tid, held))
    }
}
