//! Lo que el testigo hace al remover: a quién retiene, y cuándo lo suelta.

use super::holds::Why;
use super::patience::{CHANGE_AT_LEAST, LOOK, PATIENCE};
use super::raw;
use super::tracer::Tracer;
use crate::record::How;

/// A más procesos a la vez no se les retiene al terminar.
const MOST_HELD: usize = 64;

impl Tracer {
    /// Ha nacido un proceso, o un hilo de `pid`.
    pub(super) fn stir_birth(&mut self, tid: i32, pid: i32, how: How) {
        if let Some(stir) = &mut self.stir {
            let name = self.take.name(pid);
            if tid == pid {
                stir.process_born(pid, &name, how);
            } else {
                stir.thread_born(tid, pid, &name);
            }
        }
    }

    /// Un proceso va a terminar por su cuenta.
    pub(super) fn stir_end(&mut self, tid: i32) {
        let pid = self.process_of(tid);
        let Some(stir) = &mut self.stir else { return };
        let borrows = stir.tasks.get(&tid).is_none_or(|stirred| stirred.borrows);
        if pid == self.root || borrows || stir.holds.len() >= MOST_HELD {
            return;
        }
        let at_least = stir.schedule.exit(&self.take.name(pid));
        if let Some(stirred) = stir.tasks.get_mut(&tid) {
            stirred.steps = None;
            stirred.next = Some((LOOK, Why::End { at_least, patience: PATIENCE, nap: None }));
        }
    }

    /// Un proceso va a cambiar su prioridad, o la de otro.
    pub(super) fn stir_change(&mut self, tid: i32) {
        let pid = self.process_of(tid);
        let Some(stir) = self.stir.as_mut().filter(|_| pid != self.root) else { return };
        let at_least = CHANGE_AT_LEAST + stir.schedule.birth(&self.take.name(pid));
        if let Some(stirred) = stir.tasks.get_mut(&tid) {
            stirred.next = Some((LOOK, Why::Change { at_least }));
        }
    }

    /// A quien le ha pasado algo, ya no está donde se le retuvo.
    pub(super) fn not_held(&mut self, tid: i32, status: i32) {
        if let Some(stir) = &mut self.stir {
            stir.holds.forget(tid);
            if !libc::WIFSTOPPED(status) {
                stir.tasks.remove(&tid);
            }
        }
    }

    /// Suelta a los que ya es hora de soltar.
    pub(super) fn release(&mut self) {
        while let Some((tid, held)) = self.stir.as_mut().and_then(|stir| stir.holds.pop_due()) {
            match self.still_held(tid, held) {
                Some(held) => {
                    if let Some(stir) = &mut self.stir {
                        stir.holds.again(tid, LOOK, held);
                    }
                }
                None => {
                    let pid = self.process_of(tid);
                    if let (Some(stir), Why::End { .. }) = (&mut self.stir, held.why) {
                        stir.released.insert(pid);
                    }
                    raw::resume(tid, held.how, held.signal);
                }
            }
        }
    }
}
