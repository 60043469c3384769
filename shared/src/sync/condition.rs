//! [`Condition`]: esperar, soltando el cerrojo, a que otro avise de un cambio.

use std::time::Duration;

use marks::{Act, Kind};
use nix::unistd::Pid;

use super::SyncError;
use super::lock::{Guard, Lock};
use super::wait_list::{Ended, GO, WaitList};
use super::word::Acquired;
use crate::memory::{Shareable, SharedMemory};
use crate::waits::{ObjectId, What, why_hopeless};

/// Una variable de condición, con su cerrojo.
///
/// Lo que se espera se comprueba **siempre en un bucle**, con el cerrojo adquirido: entre el aviso y el momento de
/// volver, otro puede haberlo cambiado.
///
/// ```
/// # use shared::sync::{Condition, SyncError};
/// # fn main() -> Result<(), SyncError> {
/// # let hay_sitio = || true;
/// let condicion = Condition::new()?;
/// condicion.acquire()?;
/// while !hay_sitio() {
///     condicion.wait()?;
/// }
/// condicion.release()?;
/// # Ok(())
/// # }
/// ```
///
/// # Python
/// `multiprocessing.Condition(lock)`. Aquí su cerrojo no es reentrante, y un proceso muerto mientras espera no se
/// queda con el aviso de otro.
#[derive(Debug)]
pub struct Condition {
    lock: Lock,
    list: SharedMemory<WaitList>,
    id: ObjectId,
}

// SAFETY: son atómicos, y a cero no espera nadie.
unsafe impl Shareable for WaitList {}

/// Por qué ha vuelto una espera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Por un aviso.
    Notified,
    /// Por un aviso que era para este proceso, que ha muerto sin aprovecharlo.
    WaiterDied(Pid),
    /// Por un aviso, pero este proceso ha muerto con el cerrojo: lo que protege puede estar a medias.
    OwnerDied(Pid),
}

/// A quiénes ha despertado un aviso.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notified {
    /// Cuántos procesos han despertado.
    pub awakened: usize,
    /// Los que esperaban y han muerto.
    pub dead: Vec<Pid>,
}

impl Condition {
    /// Una condición con un cerrojo propio.
    ///
    /// # Errors
    /// [`SyncError::System`] si no queda memoria.
    pub fn new() -> Result<Self, SyncError> {
        Self::with_lock(&Lock::new()?)
    }

    /// Una condición que usa este cerrojo; varias condiciones pueden usar el mismo.
    ///
    /// # Errors
    /// [`SyncError::System`] si no queda memoria.
    pub fn with_lock(lock: &Lock) -> Result<Self, SyncError> {
        Ok(Condition { lock: lock.share(), list: SharedMemory::new()?, id: ObjectId::new() })
    }

    /// Le da un nombre, que aparece en los diagnósticos, y también a su cerrojo si no lo tenía.
    pub fn with_name(self, name: &str) -> Self {
        self.id.set_name(name);
        self.lock.name_if_unnamed(name);
        self
    }

    /// Adquiere su cerrojo.
    ///
    /// # Errors
    /// Los de [`Lock::acquire`].
    pub fn acquire(&self) -> Result<Acquired, SyncError> {
        self.lock.acquire()
    }

    /// Suelta su cerrojo.
    ///
    /// # Errors
    /// Los de [`Lock::release`].
    pub fn release(&self) -> Result<(), SyncError> {
        self.lock.release()
    }

    /// Adquiere su cerrojo y devuelve una guardia que lo suelta al destruirse.
    ///
    /// # Python
    /// `with condicion:`.
    ///
    /// # Errors
    /// Los de [`Lock::acquire`].
    pub fn guard(&self) -> Result<Guard<'_>, SyncError> {
        self.lock.guard()
    }

    /// Suelta el cerrojo, espera un aviso y lo adquiere de nuevo.
    ///
    /// # Errors
    /// [`SyncError::NotOwner`] sin el cerrojo; [`SyncError::TooManyWaiters`]; [`SyncError::Hopeless`] si toda la familia espera, y nadie puede ya
    /// avisar: entonces se vuelve con el cerrojo adquirido.
    pub fn wait(&self) -> Result<Wake, SyncError> {
        self.sleep(None).map(|wake| wake.expect("sin plazo, no se acaba"))
    }

    /// Espera a lo sumo `timeout`; `None` si se acaba el plazo. Vuelve siempre con el cerrojo adquirido.
    ///
    /// # Python
    /// `condicion.wait(timeout)`.
    ///
    /// # Errors
    /// [`SyncError::NotOwner`] sin el cerrojo.
    pub fn wait_timeout(&self, timeout: Duration) -> Result<Option<Wake>, SyncError> {
        self.sleep(Some(timeout))
    }

    /// Espera hasta que `ready` sea cierto, mirándolo después de cada aviso. Si alguien muere con el cerrojo, no lo dice:
    /// para saberlo, usa [`wait`](Self::wait).
    ///
    /// # Python
    /// `condicion.wait_for(predicado)`.
    ///
    /// # Errors
    /// Los de [`wait`](Self::wait).
    pub fn wait_for(&self, mut ready: impl FnMut() -> bool) -> Result<(), SyncError> {
        while !ready() {
            self.wait()?;
        }
        Ok(())
    }

    fn sleep(&self, timeout: Option<Duration>) -> Result<Option<Wake>, SyncError> {
        self.must_own("wait()")?;
        self.id.mark_wanted(Kind::Condition, timeout);
        let wake = self.sleep_until_notified(timeout);
        self.id.mark_outcome(Kind::Condition, matches!(wake, Ok(Some(_))));
        wake
    }

    fn sleep_until_notified(&self, timeout: Option<Duration>) -> Result<Option<Wake>, SyncError> {
        let seat = self.list.enter()?;
        self.lock.release()?;
        let mut wait = self.id.wait(What::Notice, timeout);
        let ended = self.list.sleep(seat, &mut wait, |_| Ok(()));
        drop(wait);
        let acquired = self.lock.acquire()?;
        // Quizá el aviso ha llegado mientras esperaba el cerrojo.
        let notified = self.list.told(seat).is_some();
        self.list.leave(seat);
        let wake = match ended? {
            Ended::Inherited(dead) => Wake::WaiterDied(dead),
            Ended::Hopeless if !notified => return Err(SyncError::Hopeless(why_hopeless())),
            Ended::TimedOut if !notified => return Ok(None),
            Ended::Told | Ended::TimedOut | Ended::Hopeless => Wake::Notified,
        };
        Ok(Some(acquired.dead_owner().map_or(wake, Wake::OwnerDied)))
    }

    /// Avisa a uno de los que esperan, el que más tiempo lleva.
    ///
    /// # Errors
    /// [`SyncError::NotOwner`] sin el cerrojo.
    pub fn notify(&self) -> Result<Notified, SyncError> {
        self.notify_n(1)
    }

    /// Avisa a todos los que esperan.
    ///
    /// # Errors
    /// [`SyncError::NotOwner`] sin el cerrojo.
    pub fn notify_all(&self) -> Result<Notified, SyncError> {
        self.notify_n(usize::MAX)
    }

    /// Avisa a `count` de los que esperan, o a todos si son menos.
    ///
    /// # Python
    /// `condicion.notify(n)`.
    ///
    /// # Errors
    /// [`SyncError::NotOwner`] sin el cerrojo.
    pub fn notify_n(&self, count: usize) -> Result<Notified, SyncError> {
        self.must_own("notify()")?;
        self.id.mark(Kind::Condition, Act::Woke);
        let mut notified = Notified::default();
        for seat in self.list.waiting() {
            if notified.awakened == count {
                break;
            }
            if seat.owner_is_alive() {
                self.list.tell(seat, GO);
                notified.awakened += 1;
            } else {
                notified.dead.push(seat.pid());
                self.list.leave(seat);
            }
        }
        Ok(notified)
    }

    fn must_own(&self, operation: &'static str) -> Result<(), SyncError> {
        if self.lock.is_mine() { Ok(()) } else { Err(SyncError::NotOwner { operation }) }
    }
}
