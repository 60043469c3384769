//! [`Barrier`]: un punto donde se esperan unos a otros hasta que llegan todos.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use marks::{Act, Kind};
use nix::unistd::Pid;

use super::wait_list::{Ended, GO_YOU, MAX_WAITERS, WaitList, WaitSeat};
use super::word::{LockWord, WordGuard};
use super::{BrokenBy, SyncError};
use crate::memory::{Shareable, SharedMemory};
use crate::waits::{ObjectId, What, why_hopeless};

/// Una barrera para un número fijo de procesos.
///
/// Si uno muere mientras espera en ella, los demás reciben en menos de un segundo un error que dice quién.
///
/// # Python
/// `multiprocessing.Barrier(n, action)`.
pub struct Barrier<'a> {
    shared: SharedMemory<State>,
    parties: usize,
    action: Option<Box<dyn Fn() -> bool + 'a>>,
    id: ObjectId,
}

#[repr(C)]
struct State {
    word: LockWord,
    /// Cuántos han llegado a esta ronda.
    arrived: AtomicU32,
    /// Por qué está rota, en un número; 0 si no lo está.
    broken: AtomicU32,
    list: WaitList,
}

// SAFETY: son atómicos, y a cero es una barrera a la que no ha llegado nadie.
unsafe impl Shareable for State {}

impl<'a> Barrier<'a> {
    /// Una barrera que se abre cada vez que llegan `parties` procesos.
    ///
    /// # Errors
    /// [`SyncError::Parties`] si son cero o demasiados; [`SyncError::System`] si no queda memoria.
    pub fn new(parties: usize) -> Result<Self, SyncError> {
        if parties == 0 || parties > MAX_WAITERS {
            return Err(SyncError::Parties { max: MAX_WAITERS });
        }
        Ok(Barrier { shared: SharedMemory::new()?, parties, action: None, id: ObjectId::new() })
    }

    /// Lo que ejecutará el último en llegar, antes de que sigan los demás. Si devuelve falso o entra en pánico, la
    /// barrera se rompe.
    pub fn with_action(mut self, action: impl Fn() -> bool + 'a) -> Self {
        self.action = Some(Box::new(action));
        self
    }

    /// Le da un nombre, que aparece en los diagnósticos.
    pub fn with_name(self, name: &str) -> Self {
        self.id.set_name(name);
        self
    }

    /// Espera a que lleguen todos. Devuelve el orden de llegada: en cada ronda, uno y solo uno recibe 0.
    ///
    /// # Errors
    /// [`SyncError::BrokenBarrier`] si está rota o se rompe; [`SyncError::Hopeless`] si los que faltan ya no pueden
    /// llegar; [`SyncError::TooManyWaiters`].
    pub fn wait(&self) -> Result<usize, SyncError> {
        self.arrive(None)
    }

    /// Espera a lo sumo `timeout`; si se acaba el plazo, la barrera se rompe para todos.
    ///
    /// # Errors
    /// Los de [`wait`](Self::wait).
    pub fn wait_timeout(&self, timeout: Duration) -> Result<usize, SyncError> {
        self.arrive(Some(timeout))
    }

    fn arrive(&self, timeout: Option<Duration>) -> Result<usize, SyncError> {
        self.id.mark_wanted(Kind::Barrier, timeout);
        let arrived = self.arrive_within(timeout);
        self.id.mark_outcome(Kind::Barrier, arrived.is_ok());
        arrived
    }

    fn arrive_within(&self, timeout: Option<Duration>) -> Result<usize, SyncError> {
        let State { arrived, broken, list, .. } = &*self.shared;
        let locked = self.lock()?;
        if let Some(cause) = BrokenBy::from_number(broken.load(Ordering::Relaxed)) {
            return Err(SyncError::BrokenBarrier(cause));
        }
        let index = arrived.load(Ordering::Relaxed) as usize;
        if index + 1 == self.parties {
            return self.open().map(|()| index);
        }
        let seat = list.enter()?;
        arrived.fetch_add(1, Ordering::Relaxed);
        drop(locked);

        let mut wait = self.id.wait(What::Barrier, timeout);
        let ended = list.sleep(seat, &mut wait, |dead| self.break_if_still_waits(dead));
        drop(wait);

        let _locked = self.lock()?;
        // Quizá le han dicho algo mientras esperaba el cerrojo.
        let told = list.told(seat);
        list.leave(seat);
        match (told, ended?) {
            (Some(GO_YOU), _) => return Ok(index),
            (None, Ended::Hopeless) => {
                self.break_all(BrokenBy::Hopeless);
                return Err(SyncError::Hopeless(why_hopeless()));
            }
            (None, _) => self.break_all(BrokenBy::Timeout),
            (Some(_), _) => {}
        }
        Err(match told.and_then(BrokenBy::from_number).unwrap_or(BrokenBy::Timeout) {
            BrokenBy::Hopeless => SyncError::Hopeless(why_hopeless()),
            cause => SyncError::BrokenBarrier(cause),
        })
    }

    /// El último en llegar ejecuta la acción y deja pasar a todos.
    fn open(&self) -> Result<(), SyncError> {
        let State { arrived, list, .. } = &*self.shared;
        let action = AssertUnwindSafe(|| self.action.as_ref().is_none_or(|action| action()));
        match catch_unwind(action) {
            Ok(true) => {}
            Ok(false) => {
                self.break_all(BrokenBy::Action);
                return Err(SyncError::BrokenBarrier(BrokenBy::Action));
            }
            Err(panic) => {
                self.break_all(BrokenBy::Action);
                resume_unwind(panic);
            }
        }
        self.id.mark(Kind::Barrier, Act::Woke);
        for seat in list.waiting() {
            list.tell(seat, GO_YOU);
        }
        arrived.store(0, Ordering::Relaxed);
        Ok(())
    }

    /// La rompe: quienes esperan y quienes lleguen recibirán un error.
    ///
    /// # Errors
    /// [`SyncError::Hopeless`].
    pub fn abort(&self) -> Result<(), SyncError> {
        let _locked = self.lock()?;
        self.break_all(BrokenBy::Abort);
        Ok(())
    }

    /// La deja como nueva: quienes esperan reciben un error y los que lleguen después empiezan otra ronda.
    ///
    /// # Errors
    /// [`SyncError::Hopeless`].
    pub fn reset(&self) -> Result<(), SyncError> {
        let _locked = self.lock()?;
        self.break_all(BrokenBy::Reset);
        self.shared.broken.store(0, Ordering::Relaxed);
        Ok(())
    }

    /// De cuántos procesos es.
    pub fn parties(&self) -> usize {
        self.parties
    }

    /// Cuántos esperan ahora.
    pub fn n_waiting(&self) -> usize {
        self.shared.list.waiting().len()
    }

    /// Dice si está rota.
    pub fn broken(&self) -> bool {
        self.shared.broken.load(Ordering::Relaxed) != 0
    }

    /// Quien muere con este cerrojo deja la ronda a medias: la barrera se rompe.
    fn lock(&self) -> Result<WordGuard<'_>, SyncError> {
        let locked = self.shared.word.guard(self.id, What::Barrier)?;
        if let Some(dead) = locked.acquired.dead_owner() {
            self.break_all(BrokenBy::Death(dead));
        }
        Ok(locked)
    }

    fn break_if_still_waits(&self, dead: Pid) -> Result<(), SyncError> {
        let _locked = self.lock()?;
        let waits = |seat: &&WaitSeat| seat.pid() == dead && !seat.owner_is_alive();
        if self.shared.list.waiting().iter().any(waits) {
            self.break_all(BrokenBy::Death(dead));
        }
        Ok(())
    }

    /// Hay que tener el cerrojo.
    fn break_all(&self, cause: BrokenBy) {
        let State { arrived, broken, list, .. } = &*self.shared;
        broken.store(cause.to_number(), Ordering::Relaxed);
        for seat in list.waiting() {
            list.tell(seat, cause.to_number());
            if !seat.owner_is_alive() {
                list.leave(seat);
            }
        }
        arrived.store(0, Ordering::Relaxed);
    }
}

impl fmt::Debug for Barrier<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier")
            .field("parties", &self.parties)
            .field("n_waiting", &self.n_waiting())
            .field("broken", &self.broken())
            .finish_non_exhaustive()
    }
}
