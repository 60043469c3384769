//! [`Lock`]: un cerrojo que vale entre procesos.

use std::rc::Rc;
use std::time::Duration;

use marks::{Act, Kind};
use nix::unistd::Pid;

use super::SyncError;
use super::word::{Acquired, LockWord};
use crate::memory::{Shareable, SharedMemory};
use crate::trail::is_watched;
use crate::waits::{ObjectId, What};

/// Un cerrojo para procesos: mientras uno lo tiene, los demás esperan.
///
/// Créalo **antes** de arrancar los procesos, para que todos hereden el mismo. Si quien lo tiene muere, quien lo
/// espera lo recibe en menos de un segundo con la noticia ([`Acquired::OwnerDied`]).
///
/// ```
/// # use shared::sync::{Lock, SyncError};
/// # fn main() -> Result<(), SyncError> {
/// let lock = Lock::new()?;
/// lock.acquire()?;
/// // sección crítica
/// lock.release()?;
/// # Ok(())
/// # }
/// ```
///
/// # Python
/// `multiprocessing.Lock()`. Como allí, lo puede soltar otro proceso, y adquirirlo dos veces seguidas es esperarse a uno
/// mismo; aquí, si ya no queda quien lo suelte, la espera acaba en error.
#[derive(Debug)]
pub struct Lock {
    word: Rc<SharedMemory<LockWord>>,
    id: ObjectId,
}

// SAFETY: es un atómico, y a cero está libre.
unsafe impl Shareable for LockWord {}

impl Lock {
    /// Un cerrojo libre.
    ///
    /// # Errors
    /// [`SyncError::System`] si no queda memoria.
    pub fn new() -> Result<Self, SyncError> {
        Ok(Lock { word: Rc::new(SharedMemory::new()?), id: ObjectId::new() })
    }

    /// Le da un nombre, que aparece en los diagnósticos.
    pub fn with_name(self, name: &str) -> Self {
        self.id.set_name(name);
        self
    }

    /// Lo adquiere; si lo tiene otro, espera.
    ///
    /// # Errors
    /// [`SyncError::Hopeless`] si ya no puede quedar libre, porque toda la familia de procesos espera.
    #[inline]
    pub fn acquire(&self) -> Result<Acquired, SyncError> {
        self.enter(None).map(|acquired| acquired.expect("sin plazo, no se acaba"))
    }

    /// Lo adquiere solo si está libre; `None` si lo tiene otro.
    ///
    /// # Python
    /// `lock.acquire(False)`.
    ///
    /// # Errors
    /// Ninguno por ahora.
    pub fn try_acquire(&self) -> Result<Option<Acquired>, SyncError> {
        self.enter(Some(Duration::ZERO))
    }

    /// Espera a lo sumo `timeout`; `None` si se acaba el plazo.
    ///
    /// # Python
    /// `lock.acquire(timeout=…)`.
    ///
    /// # Errors
    /// Ninguno por ahora.
    pub fn acquire_timeout(&self, timeout: Duration) -> Result<Option<Acquired>, SyncError> {
        self.enter(Some(timeout))
    }

    #[inline]
    fn enter(&self, timeout: Option<Duration>) -> Result<Option<Acquired>, SyncError> {
        self.id.mark_wanted(Kind::Lock, timeout);
        let acquired = self.word.acquire(self.id, What::Lock, timeout);
        self.id.mark_outcome(Kind::Lock, matches!(acquired, Ok(Some(_))));
        acquired
    }

    /// Lo suelta, aunque lo tenga otro proceso.
    ///
    /// # Errors
    /// [`SyncError::NotHeld`] si no lo tiene nadie.
    #[inline]
    pub fn release(&self) -> Result<(), SyncError> {
        self.mark_released();
        if self.word.release() { Ok(()) } else { Err(SyncError::NotHeld) }
    }

    /// Antes de soltarlo: después, otro podría haberlo adquirido ya.
    #[inline]
    fn mark_released(&self) {
        if is_watched() && self.owner().is_some() {
            self.id.mark(Kind::Lock, Act::Released);
        }
    }

    /// Lo adquiere y devuelve una guardia que lo suelta al destruirse, también si hay un error o un pánico.
    ///
    /// # Python
    /// `with lock:`.
    ///
    /// # Errors
    /// Los de [`acquire`](Self::acquire).
    pub fn guard(&self) -> Result<Guard<'_>, SyncError> {
        let acquired = self.acquire()?;
        Ok(Guard { lock: self, acquired })
    }

    /// El PID de quien lo tiene ahora, si lo tiene alguien.
    pub fn owner(&self) -> Option<Pid> {
        self.word.owner().map(|owner| owner.pid())
    }

    pub(super) fn name_if_unnamed(&self, name: &str) {
        if !self.id.has_name() {
            self.id.set_name(name);
        }
    }

    /// El mismo cerrojo, para quien ha de guardarlo.
    pub(super) fn share(&self) -> Self {
        Lock { word: Rc::clone(&self.word), id: self.id }
    }

    pub(super) fn is_mine(&self) -> bool {
        self.word.is_mine()
    }
}

/// Un [`Lock`] adquirido: se suelta al destruirla, si quien la destruye es quien lo tiene.
#[derive(Debug)]
#[must_use = "si no la guardas en una variable, el cerrojo se suelta ya"]
pub struct Guard<'a> {
    lock: &'a Lock,
    acquired: Acquired,
}

impl Guard<'_> {
    /// Cómo se adquirió.
    pub fn acquired(&self) -> Acquired {
        self.acquired
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        // Un hijo hereda una copia de la guardia, pero no el cerrojo.
        if self.lock.is_mine() {
            self.lock.mark_released();
            self.lock.word.release();
        }
    }
}
