//! [`ByteQueue`]: una cola de mensajes que ya son bytes. Sobre ella están la de tipo `T` y la reserva.

use std::time::Duration;

use super::IpcError;
use super::mark::End;
use super::ring::{Ring, must_fit};
use crate::deadline::Deadline;
use crate::futex::Sleepers;
use crate::memory::Shareable;
use crate::spin::spin_until;
use crate::sync::LockWord;
use crate::waits::{ObjectId, Patience, What, why_hopeless};

/// Las ventanas de una cola, de 256 KiB cada una: para mensajes largos, mejor que no falten.
const WINDOWS: usize = 16;

#[derive(Debug)]
pub(crate) struct ByteQueue {
    ring: Ring<State>,
    /// Cuántos mensajes caben; 0 es sin límite (hasta 256 MiB pendientes).
    pub capacity: u32,
    pub id: ObjectId,
}

#[derive(Debug)]
#[repr(C)]
struct State {
    write_lock: LockWord,
    read_lock: LockWord,
    wait_for_item: Sleepers,
    wait_for_room: Sleepers,
}

// SAFETY: son atómicos, y a cero no hay nadie.
unsafe impl Shareable for State {}

/// Uno de los dos lados de la cola: el de quienes meten o el de quienes sacan.
struct Side<'q> {
    lock: &'q LockWord,
    /// A qué espera quien no puede.
    what: What,
    /// El extremo del otro lado, y los de este que duermen hasta que avance.
    other: (&'q End, &'q Sleepers),
    /// El extremo de este lado, y los del otro que duermen hasta que avance.
    mine: (&'q End, &'q Sleepers),
}

impl ByteQueue {
    /// Una cola en la que caben `capacity` mensajes; 0 es sin límite.
    pub fn bounded(capacity: u32) -> Result<Self, IpcError> {
        Ok(ByteQueue { ring: Ring::new(WINDOWS)?, capacity, id: ObjectId::new() })
    }

    pub fn len(&self) -> usize {
        self.ring.len() as usize
    }

    pub fn is_empty(&self) -> bool {
        self.ring.len() == 0
    }

    pub fn is_full(&self) -> bool {
        self.capacity > 0 && self.ring.len() >= self.capacity
    }

    /// Cuántos bytes hay en ella.
    pub fn pending_bytes(&self) -> usize {
        self.ring.pending()
    }

    /// Cuántos mensajes se han sacado desde que existe.
    pub fn messages_got(&self) -> u32 {
        self.ring.ends().head.read().messages
    }

    /// Cuántos mensajes se han metido desde que existe.
    pub fn messages_put(&self) -> u32 {
        self.ring.ends().tail.read().messages
    }

    fn has_room_for(&self, length: usize) -> bool {
        !self.is_full() && self.ring.has_room_for(length)
    }

    /// Mete un mensaje; dice si ha podido antes de acabarse el plazo. Justo antes de meterlo llama a `announce`.
    pub fn put(
        &self,
        message: &[u8],
        timeout: Option<Duration>,
        announce: impl Fn(),
    ) -> Result<bool, IpcError> {
        must_fit(message.len())?;
        let (state, ends) = (self.ring.state(), self.ring.ends());
        let side = Side {
            lock: &state.write_lock,
            what: What::Room,
            other: (&ends.head, &state.wait_for_room),
            mine: (&ends.tail, &state.wait_for_item),
        };
        let possible = || self.has_room_for(message.len());
        let push = || {
            announce();
            Ok(self.ring.push(message)?)
        };
        self.advance(&side, timeout, possible, push, || !self.is_full())
    }

    /// Saca el primer mensaje y lo deja en `message`; dice si ha podido antes de acabarse el plazo. Justo antes de
    /// sacarlo llama a `claim` con su número: cuántos se habrán sacado con él desde que existe la cola.
    pub fn get(
        &self,
        message: &mut Vec<u8>,
        timeout: Option<Duration>,
        mut claim: impl FnMut(u32),
    ) -> Result<bool, IpcError> {
        let (state, ends) = (self.ring.state(), self.ring.ends());
        let side = Side {
            lock: &state.read_lock,
            what: What::Item,
            other: (&ends.tail, &state.wait_for_item),
            mine: (&ends.head, &state.wait_for_room),
        };
        let pop = || {
            claim(self.messages_got().wrapping_add(1));
            Ok(self.ring.pop(message)?)
        };
        self.advance(&side, timeout, || !self.is_empty(), pop, || !self.is_empty())
    }

    /// Hace `act` en cuanto es `possible`, con el cerrojo de su lado. Si ha tenido que dormir y `others` dice que quizá
    /// puedan más, despierta a otro de los suyos.
    #[inline]
    fn advance(
        &self,
        side: &Side<'_>,
        timeout: Option<Duration>,
        possible: impl Fn() -> bool,
        mut act: impl FnMut() -> Result<(), IpcError>,
        others: impl Fn() -> bool,
    ) -> Result<bool, IpcError> {
        let deadline = Deadline::after(timeout);
        let mut try_once = || -> Result<bool, IpcError> {
            if !possible() {
                return Ok(false);
            }
            let locked = side.lock.guard_within(self.id, side.what, patience(deadline))?;
            let Some(_locked) = locked else { return Ok(false) };
            let done = possible();
            if done {
                act()?;
                let (end, waiting) = side.mine;
                waiting.wake_one(end.word());
            }
            Ok(done)
        };
        if try_once()? {
            return Ok(true);
        }
        spin_until(&possible);
        let (end, sleepers) = side.other;
        let mut wait = self.id.wait(side.what, deadline.left());
        loop {
            let seen = end.read();
            if try_once()? {
                sleepers.mark();
                if others() {
                    sleepers.wake_one(end.word());
                }
                return Ok(true);
            }
            match wait.not_yet() {
                Patience::Sleep(nap) => sleepers.sleep_while(end.word(), seen.bytes, nap),
                Patience::TimedOut => return Ok(false),
                Patience::Hopeless => return Err(IpcError::Hopeless(why_hopeless())),
            };
        }
    }
}

/// Lo que se espera a quien está copiando un mensaje: un instante aunque el plazo sea cero, porque acaba enseguida.
fn patience(deadline: Deadline) -> Option<Duration> {
    const AN_INSTANT: Duration = Duration::from_millis(20);
    deadline.left().map(|left| left.max(AN_INSTANT))
}
