//! [`RLock`]: un cerrojo que su dueño puede adquirir varias veces.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use marks::{Act, Kind};
use nix::unistd::Pid;

use super::SyncError;
use super::word::{Acquired, LockWord};
use crate::memory::{Shareable, SharedMemory};
use crate::waits::{ObjectId, What};

/// Un cerrojo reentrante: quien lo tiene puede adquirirlo otra vez, y lo suelta cuando ha hecho tantos `release`
/// como `acquire`.
///
/// # Python
/// `multiprocessing.RLock()`. Solo lo puede soltar su dueño, que aquí es el proceso.
#[derive(Debug)]
pub struct RLock {
    shared: SharedMemory<State>,
    id: ObjectId,
}

#[derive(Debug)]
#[repr(C)]
struct State {
    word: LockWord,
    /// Cuántas veces lo ha adquirido su dueño, que es el único que la toca.
    depth: AtomicU32,
}

// SAFETY: son atómicos, y a cero está libre.
unsafe impl Shareable for State {}

impl RLock {
    /// Un cerrojo libre.
    ///
    /// # Errors
    /// [`SyncError::System`] si no queda memoria.
    pub fn new() -> Result<Self, SyncError> {
        Ok(RLock { shared: SharedMemory::new()?, id: ObjectId::new() })
    }

    /// Le da un nombre, que aparece en los diagnósticos.
    pub fn with_name(self, name: &str) -> Self {
        self.id.set_name(name);
        self
    }

    /// Lo adquiere: a la primera si ya es suyo, y si no, cuando quede libre.
    ///
    /// # Errors
    /// [`SyncError::Hopeless`] si ya no puede quedar libre.
    pub fn acquire(&self) -> Result<Acquired, SyncError> {
        self.enter(None).map(|acquired| acquired.expect("sin plazo, no se acaba"))
    }

    /// Lo adquiere solo si es suyo o está libre.
    ///
    /// # Errors
    /// Ninguno por ahora.
    pub fn try_acquire(&self) -> Result<Option<Acquired>, SyncError> {
        self.enter(Some(Duration::ZERO))
    }

    /// Espera a lo sumo `timeout`; `None` si se acaba el plazo.
    ///
    /// # Errors
    /// Ninguno por ahora.
    pub fn acquire_timeout(&self, timeout: Duration) -> Result<Option<Acquired>, SyncError> {
        self.enter(Some(timeout))
    }

    fn enter(&self, timeout: Option<Duration>) -> Result<Option<Acquired>, SyncError> {
        self.id.mark_wanted(Kind::RLock, timeout);
        let acquired = self.acquire_or_deepen(timeout);
        self.id.mark_outcome(Kind::RLock, matches!(acquired, Ok(Some(_))));
        acquired
    }

    #[inline]
    fn acquire_or_deepen(&self, timeout: Option<Duration>) -> Result<Option<Acquired>, SyncError> {
        let State { word, depth } = &*self.shared;
        if word.is_mine() {
            depth.fetch_add(1, Ordering::Relaxed);
            return Ok(Some(Acquired::Free));
        }
        let acquired = word.acquire(self.id, What::Lock, timeout)?;
        if acquired.is_some() {
            depth.store(1, Ordering::Relaxed);
        }
        Ok(acquired)
    }

    /// Deshace un `acquire`; con el último, lo suelta.
    ///
    /// # Errors
    /// [`SyncError::NotOwner`] si lo tiene otro proceso o ninguno.
    pub fn release(&self) -> Result<(), SyncError> {
        let State { word, depth } = &*self.shared;
        if !word.is_mine() {
            return Err(SyncError::NotOwner { operation: "release()" });
        }
        self.id.mark(Kind::RLock, Act::Released);
        if depth.fetch_sub(1, Ordering::Relaxed) == 1 {
            word.release();
        }
        Ok(())
    }

    /// Lo adquiere y devuelve una guardia que deshace el `acquire` al destruirse.
    ///
    /// # Python
    /// `with rlock:`.
    ///
    /// # Errors
    /// Los de [`acquire`](Self::acquire).
    pub fn guard(&self) -> Result<RGuard<'_>, SyncError> {
        let acquired = self.acquire()?;
        Ok(RGuard { lock: self, acquired })
    }

    /// El PID de quien lo tiene ahora, si lo tiene alguien.
    pub fn owner(&self) -> Option<Pid> {
        self.shared.word.owner().map(|owner| owner.pid())
    }
}

/// Un `acquire` de un [`RLock`]: se deshace al destruirla.
#[derive(Debug)]
#[must_use = "si no la guardas en una variable, el cerrojo se suelta ya"]
pub struct RGuard<'a> {
    lock: &'a RLock,
    acquired: Acquired,
}

impl RGuard<'_> {
    /// Cómo se adquirió.
    pub fn acquired(&self) -> Acquired {
        self.acquired
    }
}

impl Drop for RGuard<'_> {
    fn drop(&mut self) {
        let _ = self.lock.release();
    }
}
