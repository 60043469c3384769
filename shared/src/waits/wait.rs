//! Una espera: se apunta en el tablero, se reparte en siestas cortas y se borra al acabar.

use std::sync::atomic::Ordering;
use std::time::Duration;

use nix::unistd::Pid;

use super::board::{Seat, my_seat};
use super::published::{Published, What};
use super::stalemate::Watch;
use crate::deadline::Deadline;

/// La primera siesta es corta, por si quien tenía lo que se espera ya había muerto.
const FIRST_NAP: Duration = Duration::from_millis(20);

/// Después, cada cuánto se vuelve a mirar si alguien ha muerto.
const NAP: Duration = Duration::from_millis(100);

/// Qué hacer después de comprobar que lo que se espera no ha llegado.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Patience {
    /// Dormir, a lo sumo esto, y volver a mirar.
    Sleep(Duration),
    /// Se ha cumplido el plazo.
    TimedOut,
    /// Nadie de la familia puede ya hacer que llegue: todos esperan.
    Hopeless,
}

/// Una espera en marcha. Mientras exista, los demás procesos la ven.
pub(crate) struct Wait {
    published: Published,
    deadline: Deadline,
    nap: Duration,
    seat: Option<&'static Seat>,
    watch: Watch,
}

impl Wait {
    /// Empieza a esperar, sin plazo si `timeout` es `None`.
    pub fn new(what: What, object: u32, timeout: Option<Duration>) -> Self {
        let deadline = Deadline::after(timeout);
        let published = Published { what, timed: deadline.left().is_some(), object, holder: 0 };
        let wait =
            Wait { published, deadline, nap: FIRST_NAP, seat: my_seat(), watch: Watch::default() };
        if let Some(seat) = wait.seat {
            seat.turn.fetch_add(1, Ordering::AcqRel);
            seat.wait.store(published.word(), Ordering::Release);
        }
        wait
    }

    /// Empieza a esperar a que termine un proceso. Quien espera duerme en `waitid(2)`: no tiene que llamar a
    /// [`not_yet`](Self::not_yet), porque si el proceso sigue vivo lo sabe cualquiera.
    pub fn for_end_of(pid: Pid) -> Self {
        let mut wait = Wait::new(What::End, 0, None);
        wait.held_by(pid);
        wait.seat.inspect(|seat| seat.note_signals());
        wait
    }

    /// Quién tiene ahora lo que se espera.
    pub fn held_by(&mut self, holder: Pid) {
        let holder = holder.as_raw().cast_unsigned();
        if self.published.holder != holder {
            self.published.holder = holder;
            if let Some(seat) = self.seat {
                seat.wait.store(self.published.word(), Ordering::Release);
            }
        }
    }

    /// Hay que llamarla justo después de comprobar que lo que se espera no ha llegado.
    pub fn not_yet(&mut self) -> Patience {
        if let Some(seat) = self.seat {
            // Casi todas las esperas acaban en la primera siesta, y quien decide si hay esperanza no mira tan pronto.
            if self.nap == NAP {
                seat.note_signals();
            }
            seat.checks.fetch_add(1, Ordering::AcqRel);
            if !self.published.timed && self.watch.is_hopeless(seat) {
                return Patience::Hopeless;
            }
        }
        let nap = std::mem::replace(&mut self.nap, NAP);
        match self.deadline.left() {
            None => Patience::Sleep(nap),
            Some(Duration::ZERO) => Patience::TimedOut,
            Some(left) => Patience::Sleep(left.min(nap)),
        }
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        if let Some(seat) = self.seat {
            seat.wait.store(0, Ordering::Release);
            seat.turn.fetch_add(1, Ordering::AcqRel);
        }
    }
}
