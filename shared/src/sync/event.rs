//! [`Event`]: un aviso que uno da y que esperan los demás.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use marks::{Act, Kind};

use super::SyncError;
use crate::futex::{sleep_while, wake_up};
use crate::memory::{Shareable, SharedMemory};
use crate::spin::spin_until;
use crate::waits::{ObjectId, Patience, What, why_hopeless};

/// Un aviso: `wait` espera hasta que alguien llame a `set`; `clear` lo retira.
///
/// # Python
/// `multiprocessing.Event()`. Aquí, quien esperaba cuando se llamó a `set` lo ve aunque se retire enseguida.
#[derive(Debug)]
pub struct Event {
    word: SharedMemory<EventWord>,
    id: ObjectId,
}

/// En el bit 0, si está activado; en los demás, cuántas veces se ha activado.
#[derive(Debug)]
#[repr(transparent)]
struct EventWord(AtomicU32);

// SAFETY: es un atómico, y a cero no está activado.
unsafe impl Shareable for EventWord {}

const GIVEN: u32 = 1;

impl Event {
    /// Un evento que todavía no se ha activado.
    ///
    /// # Errors
    /// [`SyncError::System`] si no queda memoria.
    pub fn new() -> Result<Self, SyncError> {
        Ok(Event { word: SharedMemory::new()?, id: ObjectId::new() })
    }

    /// Le da un nombre, que aparece en los diagnósticos.
    pub fn with_name(self, name: &str) -> Self {
        self.id.set_name(name);
        self
    }

    fn word(&self) -> &AtomicU32 {
        &self.word.0
    }

    /// Lo activa: despierta a todos los que esperan, y los que lleguen después no esperarán.
    pub fn set(&self) {
        self.id.mark(Kind::Event, Act::Woke);
        let give = |word: u32| (word & GIVEN == 0).then(|| word.wrapping_add(2) | GIVEN);
        if self.word().try_update(Ordering::Release, Ordering::Relaxed, give).is_ok() {
            wake_up(self.word(), u32::MAX >> 1);
        }
    }

    /// Lo desactiva: quien llegue a partir de ahora esperará.
    pub fn clear(&self) {
        self.word().fetch_and(!GIVEN, Ordering::Release);
    }

    /// Dice si está activado.
    pub fn is_set(&self) -> bool {
        self.word().load(Ordering::Acquire) & GIVEN != 0
    }

    /// Espera hasta que se active.
    ///
    /// # Errors
    /// [`SyncError::Hopeless`] si toda la familia de procesos espera, y nadie puede ya activarlo.
    pub fn wait(&self) -> Result<(), SyncError> {
        self.sleep(None).map(|given| debug_assert!(given, "sin plazo, no se acaba"))
    }

    /// Espera a lo sumo `timeout`; dice si se ha activado.
    ///
    /// # Python
    /// `evento.wait(timeout)`.
    ///
    /// # Errors
    /// Ninguno por ahora.
    pub fn wait_timeout(&self, timeout: Duration) -> Result<bool, SyncError> {
        self.sleep(Some(timeout))
    }

    fn sleep(&self, timeout: Option<Duration>) -> Result<bool, SyncError> {
        self.id.mark_wanted(Kind::Event, timeout);
        let given = self.sleep_until_given(timeout);
        self.id.mark_outcome(Kind::Event, matches!(given, Ok(true)));
        given
    }

    fn sleep_until_given(&self, timeout: Option<Duration>) -> Result<bool, SyncError> {
        let before = self.word().load(Ordering::Acquire);
        if before & GIVEN != 0 {
            return Ok(true);
        }
        if spin_until(|| self.word().load(Ordering::Acquire) != before) {
            return Ok(true);
        }
        let mut wait = self.id.wait(What::Event, timeout);
        while self.word().load(Ordering::Acquire) == before {
            match wait.not_yet() {
                Patience::Sleep(nap) => sleep_while(self.word(), before, nap),
                Patience::TimedOut => return Ok(false),
                Patience::Hopeless => return Err(SyncError::Hopeless(why_hopeless())),
            };
        }
        Ok(true)
    }
}
