//! Una espera: se apunta en el tablero, se reparte en siestas cortas y se borra al acabar.

use std::sync::atomic::Ordering;
use std::time::Duration;

use nix::unistd::Pid;

use super::board::{Seat, my_seat};
use super::stalemate::Watch;
use crate::deadline::Deadline;

/// La primera siesta es corta, por si quien tenía lo que se espera ya había muerto.
const FIRST_NAP: Duration = Duration::from_millis(20);

/// Después, cada cuánto se vuelve a mirar si alguien ha muerto.
const NAP: Duration = Duration::from_millis(100);

/// Qué se espera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum What {
    /// Adquirir un cerrojo.
    Lock = 1,
    /// Que un semáforo no esté a cero.
    Semaphore,
    /// Que se dé un evento.
    Event,
    /// El aviso de una variable de condición.
    Notice,
    /// A los demás, en una barrera.
    Barrier,
    /// Que haya algo en una cola.
    Item,
    /// Que haya hueco en una cola.
    Room,
    /// Que se hagan todas las tareas de una cola.
    Tasks,
    /// Un mensaje de una tubería.
    Message,
    /// Que alguien lea de una tubería llena.
    Reader,
    /// `join`: que termine un proceso.
    End,
    /// Un resultado de una reserva de procesos.
    Outcome,
}

impl What {
    const ALL: [What; 12] = [
        What::Lock,
        What::Semaphore,
        What::Event,
        What::Notice,
        What::Barrier,
        What::Item,
        What::Room,
        What::Tasks,
        What::Message,
        What::Reader,
        What::End,
        What::Outcome,
    ];
}

/// Lo que se apunta en el tablero, que cabe en una palabra: se escribe y se lee de una vez.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Published {
    pub what: What,
    /// Con plazo, la espera acaba sola: no puede ser eterna.
    pub timed: bool,
    /// El número del cerrojo, la cola…
    pub object: u32,
    /// Quién tiene lo que se espera, si se sabe; 0 si no.
    pub holder: u32,
}

impl Published {
    fn word(self) -> u64 {
        let head = (self.what as u64) << 56 | u64::from(self.timed) << 55;
        head | u64::from(self.object & 0xff_ffff) << 31 | u64::from(self.holder & 0x7fff_ffff)
    }

    pub fn from_word(word: u64) -> Option<Self> {
        let what = *What::ALL.get(usize::try_from(word >> 56).ok()?.checked_sub(1)?)?;
        Some(Published {
            what,
            timed: word >> 55 & 1 == 1,
            object: (word >> 31 & 0xff_ffff) as u32,
            holder: (word & 0x7fff_ffff) as u32,
        })
    }
}

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

#[cfg(test)]
mod tests {
    use super::{Published, What};

    #[test]
    fn lo_apuntado_se_lee_igual() {
        for (position, what) in What::ALL.into_iter().enumerate() {
            assert_eq!(what as usize, position + 1);
            for timed in [false, true] {
                let holder = 4_194_304;
                let published = Published { what, timed, object: 0xab_cdef, holder };
                assert_eq!(Published::from_word(published.word()), Some(published));
            }
        }
        assert_eq!(Published::from_word(0), None);
    }
}
