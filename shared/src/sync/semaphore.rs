//! [`Semaphore`] y [`BoundedSemaphore`]: un contador que no baja de cero.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use marks::{Act, Kind};

use super::SyncError;
use crate::futex::Sleepers;
use crate::memory::{Shareable, SharedMemory};
use crate::spin::spin_until;
use crate::trail::is_watched;
use crate::waits::{ObjectId, Patience, What, why_hopeless};

/// El mayor valor de un semáforo, el mismo que en POSIX.
const MAX: u32 = i32::MAX as u32;

/// Un contador: `acquire` le resta uno, y espera si está a cero; `release` le suma uno.
///
/// El valor inicial dice para qué sirve: 1, exclusión mutua; 0, que uno espere a otro; N, repartir N recursos. Un
/// semáforo no tiene dueño, así que lo que adquirió un proceso que ha muerto no vuelve.
///
/// # Python
/// `multiprocessing.Semaphore(valor)`.
#[derive(Debug)]
pub struct Semaphore {
    shared: SharedMemory<State>,
    id: ObjectId,
}

#[derive(Debug)]
#[repr(C)]
struct State {
    value: AtomicU32,
    sleepers: Sleepers,
}

// SAFETY: son atómicos, y a cero es un semáforo a cero.
unsafe impl Shareable for State {}

impl Semaphore {
    /// Un semáforo con ese valor.
    ///
    /// # Errors
    /// [`SyncError::SemaphoreOverflow`] si el valor es demasiado grande; [`SyncError::System`] si no queda memoria.
    pub fn new(value: u32) -> Result<Self, SyncError> {
        if value > MAX {
            return Err(SyncError::SemaphoreOverflow { max: MAX });
        }
        let shared = SharedMemory::<State>::new()?;
        shared.value.store(value, Ordering::SeqCst);
        Ok(Semaphore { shared, id: ObjectId::new() })
    }

    /// Le da un nombre, que aparece en los diagnósticos.
    pub fn with_name(self, name: &str) -> Self {
        self.id.set_name(name);
        self
    }

    /// Le resta uno; si está a cero, espera.
    ///
    /// # Errors
    /// [`SyncError::Hopeless`] si toda la familia de procesos espera, y nadie puede ya sumarle.
    pub fn acquire(&self) -> Result<(), SyncError> {
        self.take(None).map(|taken| debug_assert!(taken, "sin plazo, no se acaba"))
    }

    /// Le resta uno solo si no está a cero; dice si lo ha hecho.
    ///
    /// # Python
    /// `semaforo.acquire(False)`.
    ///
    /// # Errors
    /// Ninguno por ahora.
    pub fn try_acquire(&self) -> Result<bool, SyncError> {
        self.take(Some(Duration::ZERO))
    }

    /// Espera a lo sumo `timeout`; dice si le ha restado uno.
    ///
    /// # Errors
    /// Ninguno por ahora.
    pub fn acquire_timeout(&self, timeout: Duration) -> Result<bool, SyncError> {
        self.take(Some(timeout))
    }

    fn take(&self, timeout: Option<Duration>) -> Result<bool, SyncError> {
        self.id.mark_wanted(Kind::Semaphore, timeout);
        let taken = self.take_within(timeout);
        self.id.mark_outcome(Kind::Semaphore, matches!(taken, Ok(true)));
        taken
    }

    #[inline]
    fn take_within(&self, timeout: Option<Duration>) -> Result<bool, SyncError> {
        if self.decrement().is_some() || spin_until(|| self.decrement().is_some()) {
            return Ok(true);
        }
        let State { value, sleepers } = &*self.shared;
        let mut wait = self.id.wait(What::Semaphore, timeout);
        loop {
            if let Some(left) = self.decrement() {
                sleepers.mark();
                if left > 0 {
                    sleepers.wake_one(value);
                }
                return Ok(true);
            }
            match wait.not_yet() {
                Patience::Sleep(nap) => sleepers.sleep_while(value, 0, nap),
                Patience::TimedOut => return Ok(false),
                Patience::Hopeless => return Err(SyncError::Hopeless(why_hopeless())),
            };
        }
    }

    /// Lo que queda después de restarle uno; `None` si estaba a cero.
    fn decrement(&self) -> Option<u32> {
        let old = self
            .shared
            .value
            .try_update(Ordering::SeqCst, Ordering::Relaxed, |value| value.checked_sub(1));
        old.ok().map(|old| old - 1)
    }

    /// Le suma uno, y despierta a uno de los que esperan.
    ///
    /// # Errors
    /// [`SyncError::SemaphoreOverflow`] si ya tiene el mayor valor posible.
    pub fn release(&self) -> Result<(), SyncError> {
        self.increment_to(MAX).map_err(|()| SyncError::SemaphoreOverflow { max: MAX })
    }

    fn increment_to(&self, limit: u32) -> Result<(), ()> {
        let State { value, sleepers } = &*self.shared;
        if is_watched() && self.value() < limit {
            self.id.mark(Kind::Semaphore, Act::Released);
        }
        let add = |value: u32| (value < limit).then_some(value + 1);
        value.try_update(Ordering::SeqCst, Ordering::Relaxed, add).map_err(|_| ())?;
        sleepers.wake_one(value);
        Ok(())
    }

    /// Su valor ahora mismo, que puede cambiar enseguida.
    ///
    /// # Python
    /// `semaforo.get_value()`.
    pub fn value(&self) -> u32 {
        self.shared.value.load(Ordering::SeqCst)
    }
}

/// Un semáforo que no pasa de su valor inicial: descubre los `release` de más.
///
/// # Python
/// `multiprocessing.BoundedSemaphore(valor)`.
#[derive(Debug)]
pub struct BoundedSemaphore {
    semaphore: Semaphore,
    initial: u32,
}

impl BoundedSemaphore {
    /// Un semáforo con ese valor, que será el mayor.
    ///
    /// # Errors
    /// Los de [`Semaphore::new`].
    pub fn new(value: u32) -> Result<Self, SyncError> {
        Ok(BoundedSemaphore { semaphore: Semaphore::new(value)?, initial: value })
    }

    /// Como [`Semaphore::with_name`].
    pub fn with_name(self, name: &str) -> Self {
        BoundedSemaphore { semaphore: self.semaphore.with_name(name), ..self }
    }

    /// Como [`Semaphore::acquire`].
    ///
    /// # Errors
    /// Los mismos.
    pub fn acquire(&self) -> Result<(), SyncError> {
        self.semaphore.acquire()
    }

    /// Como [`Semaphore::try_acquire`].
    ///
    /// # Errors
    /// Los mismos.
    pub fn try_acquire(&self) -> Result<bool, SyncError> {
        self.semaphore.try_acquire()
    }

    /// Como [`Semaphore::acquire_timeout`].
    ///
    /// # Errors
    /// Los mismos.
    pub fn acquire_timeout(&self, timeout: Duration) -> Result<bool, SyncError> {
        self.semaphore.acquire_timeout(timeout)
    }

    /// Le suma uno.
    ///
    /// # Errors
    /// [`SyncError::TooManyReleases`] si ya está en su valor inicial.
    pub fn release(&self) -> Result<(), SyncError> {
        let initial = self.initial;
        self.semaphore.increment_to(initial).map_err(|()| SyncError::TooManyReleases { initial })
    }

    /// Como [`Semaphore::value`].
    pub fn value(&self) -> u32 {
        self.semaphore.value()
    }
}
