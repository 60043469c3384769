//! Hasta cuándo se retiene a quien va a terminar o a cambiar su prioridad: depende de lo que haga su padre.

use std::time::{Duration, Instant};

use super::doing::{Doing, doing};
use super::holds::{Held, Nap, Why};
use super::raw;
use super::tracer::Tracer;
use crate::blocked::BlockedCall;
use crate::proc_files::{has_signal, status_field};

/// Cada cuánto se mira qué hace el padre de quien va a terminar.
pub const LOOK: Duration = Duration::from_millis(5);
/// Cuánto se retiene a quien va a terminar mientras su padre duerme en otra cosa.
pub const PATIENCE: Duration = Duration::from_millis(150);
/// Leer cuenta más: muchas veces, lo que se espera es que el hijo cierre la tubería.
const READING_COUNTS: u32 = 6;
/// Y cuánto en total, haga su padre lo que haga: puede que otro necesite que termine.
const LONGEST_END: Duration = Duration::from_secs(1);
/// Salvo que duerma un rato fijo, en lugar de esperar: entonces no se cuenta lo que lleve de ese sueño, por largo que sea,
/// para ver qué hace al despertar. Quien duerme a ratos puede preguntar entre uno y otro.
const LONGEST_NAPS: Duration = Duration::from_millis(2500);
/// Lo que puede estar despierto quien sigue en el mismo sueño.
const MOMENT: Duration = Duration::from_millis(100);
/// Lo que se retiene a quien va a cambiar su prioridad, aunque su padre espere.
pub const CHANGE_AT_LEAST: Duration = Duration::from_millis(20);
/// Cuánto se retiene a quien va a cambiar su prioridad mientras su padre no espera nada: más de lo que se duerme para
/// darle tiempo.
const LONGEST_CHANGE: Duration = Duration::from_secs(4);

impl Tracer {
    /// Cómo hay que seguir reteniéndolo, si hay que seguir.
    pub(super) fn still_held(&mut self, tid: i32, mut held: Held) -> Option<Held> {
        match held.why {
            Why::Pause => None,
            Why::Change { at_least } => {
                self.before_the_change(tid, &held, at_least).then_some(held)
            }
            // En una máquina ocupada, el que se ha soltado antes tarda en terminar, y no por culpa de este.
            Why::End { .. } if self.sibling_is_ending(tid) => Some(held.not_counting_this_look()),
            Why::End { at_least, patience, nap } => {
                held.why = self.before_the_end(tid, &held, at_least, patience, nap)?;
                Some(held)
            }
        }
    }

    /// Mientras su padre duerme un rato o hace otras cosas, sin esperar a que la cambie.
    fn before_the_change(&self, tid: i32, held: &Held, at_least: Duration) -> bool {
        if self.ending || held.so_far() >= LONGEST_CHANGE {
            return false;
        }
        let parent = self.take.parent_of(self.process_of(tid));
        let parent = parent.filter(|parent| self.tasks.contains_key(parent));
        let busy = matches!(parent.map_or(Doing::Gone, doing), Doing::Napping | Doing::Running);
        busy || held.so_far() < at_least
    }

    /// Mientras su padre no lo espere, para que se vea lo que el padre hace sin esperar, pero sin hacer perder el tiempo a
    /// un padre que duerme hasta que termine.
    fn before_the_end(
        &self,
        tid: i32,
        held: &Held,
        at_least: Duration,
        patience: Duration,
        nap: Option<Nap>,
    ) -> Option<Why> {
        let pid = self.process_of(tid);
        let parent = self.take.parent_of(pid).filter(|parent| self.tasks.contains_key(parent));
        let doing = parent.map_or(Doing::Gone, doing);
        let nap = match (doing, parent) {
            (Doing::Napping, Some(parent)) => same_or_new(nap, parent),
            // El final de un hermano lo despierta un momento.
            _ => nap.filter(|nap| nap.seen.elapsed() < MOMENT),
        };
        let longest = nap.map_or(LONGEST_END, |nap| LONGEST_NAPS + nap.since.elapsed());
        if self.ending || held.so_far() >= longest {
            return None;
        }
        let (waited, counts) = match doing {
            Doing::Gone => (true, 0),
            Doing::WaitsFor(child) => (child == pid, 0),
            Doing::WaitsForAny => match parent.is_some_and(|parent| self.has_one_to_reap(parent)) {
                true => (false, 1),
                false => (true, 0),
            },
            Doing::Asleep => (false, 1),
            Doing::Reading => (false, READING_COUNTS),
            Doing::Running | Doing::Napping => (false, 0),
        };
        let patience = patience.saturating_sub(LOOK * counts);
        if waited && held.so_far() >= at_least || patience.is_zero() {
            return None;
        }
        Some(Why::End { at_least, patience, nap })
    }

    /// Si ya se ha soltado para él a otro hijo, y todavía no lo ha recogido: quien espera a cualquiera los recibe de uno
    /// en uno, y así se ve al que espera una vez de menos.
    fn has_one_to_reap(&self, parent: i32) -> bool {
        self.take.children_of(parent).into_iter().any(|child| self.let_go(child))
    }

    /// Si su padre, que espera a cualquiera, va a recibir antes a un hermano que todavía no ha terminado.
    fn sibling_is_ending(&self, tid: i32) -> bool {
        let Some(parent) = self.take.parent_of(self.process_of(tid)) else { return false };
        let children = self.take.children_of(parent).into_iter();
        let mut ending =
            children.filter(|child| self.let_go(*child) && self.tasks.contains_key(child));
        !self.ending && ending.next().is_some() && doing(parent) == Doing::WaitsForAny
    }

    fn let_go(&self, pid: i32) -> bool {
        self.stir.as_ref().is_some_and(|stir| stir.ended(pid))
    }
}

/// El sueño de antes, si es el mismo. El que puede cortar el final de un hijo siempre es otro: de él se puede despertar.
fn same_or_new(before: Option<Nap>, parent: i32) -> Option<Nap> {
    let interruptible = has_signal(parent, "SigCgt:", libc::SIGCHLD)?;
    let switches = || status_field(parent, "voluntary_ctxt_switches:")?.parse().ok();
    let which = alarm_of(parent).or_else(switches)?;
    let same = before.filter(|nap| nap.which == which && !interruptible);
    let seen = Instant::now();
    Some(Nap { which, seen, since: same.map_or(seen, |nap| nap.since) })
}

/// La hora a la que despertará, si es lo que ha pedido: sigue siendo la misma aunque lo interrumpa el final de un hijo.
fn alarm_of(pid: i32) -> Option<u64> {
    let call = BlockedCall::of_process(pid)?;
    let [_, flags, request, ..] = call.arguments;
    if call.number != libc::SYS_clock_nanosleep || flags as i32 != libc::TIMER_ABSTIME {
        return None;
    }
    let time = raw::read_memory(pid, request, size_of::<libc::timespec>());
    let half = |at: usize| Some(u64::from_ne_bytes(time.get(at..at + 8)?.try_into().ok()?));
    Some(half(0)?.wrapping_mul(1_000_000_000).wrapping_add(half(8)?))
}
