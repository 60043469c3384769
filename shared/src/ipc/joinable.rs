//! [`JoinableQueue`]: una cola que sabe cuántas de sus tareas faltan por hacer.

use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::{IpcError, Queue};
use crate::futex::{sleep_while, wake_up};
use crate::memory::{Shareable, SharedMemory};
use crate::waits::{Patience, What, why_hopeless};

/// Una cola de tareas: quien saca una, al acabarla llama a `task_done`, y `join` espera a que estén todas hechas.
///
/// # Python
/// `multiprocessing.JoinableQueue(maxsize)`.
#[derive(Debug)]
pub struct JoinableQueue<T> {
    queue: Queue<T>,
    done: SharedMemory<Done>,
}

/// Cuántas tareas se han dado por hechas. Las pendientes son las que se han metido menos estas.
#[derive(Debug)]
struct Done(AtomicU32);

// SAFETY: es atómico, y a cero no se ha hecho ninguna.
unsafe impl Shareable for Done {}

impl<T> JoinableQueue<T> {
    /// Una cola sin límite de mensajes.
    ///
    /// # Errors
    /// Los de [`Queue::new`].
    pub fn new() -> Result<Self, IpcError> {
        Self::bounded(0)
    }

    /// Una cola en la que caben `capacity` mensajes.
    ///
    /// # Errors
    /// Los de [`Queue::bounded`].
    pub fn bounded(capacity: u32) -> Result<Self, IpcError> {
        Ok(JoinableQueue { queue: Queue::bounded(capacity)?, done: SharedMemory::new()? })
    }

    /// Como [`Queue::with_name`].
    pub fn with_name(self, name: &str) -> Self {
        JoinableQueue { queue: self.queue.with_name(name), ..self }
    }

    /// Da por hecha una tarea de las que se han sacado.
    ///
    /// # Errors
    /// [`IpcError::TooManyTasksDone`] si ya se han dado por hechas todas.
    pub fn task_done(&self) -> Result<(), IpcError> {
        let done = &self.done.0;
        let add = |done: u32| (done != self.tasks()).then(|| done.wrapping_add(1));
        let before = done
            .try_update(Ordering::SeqCst, Ordering::Relaxed, add)
            .map_err(|_| IpcError::TooManyTasksDone)?;
        if before.wrapping_add(1) == self.tasks() {
            wake_up(done, u32::MAX >> 1);
        }
        Ok(())
    }

    /// Espera a que estén hechas todas las tareas que se han metido.
    ///
    /// # Errors
    /// [`IpcError::Hopeless`] si los que podían hacerlas ya no están.
    pub fn join(&self) -> Result<(), IpcError> {
        self.join_within(None).map(|done| debug_assert!(done, "sin plazo, no se acaba"))
    }

    /// Espera a lo sumo `timeout`; dice si están todas hechas.
    ///
    /// # Errors
    /// Ninguno por ahora.
    pub fn join_timeout(&self, timeout: Duration) -> Result<bool, IpcError> {
        self.join_within(Some(timeout))
    }

    /// Cuántas se han metido.
    fn tasks(&self) -> u32 {
        self.queue.bytes.messages_put()
    }

    fn join_within(&self, timeout: Option<Duration>) -> Result<bool, IpcError> {
        let done = &self.done.0;
        let mut wait = self.queue.bytes.id.wait(What::Tasks, timeout);
        loop {
            let seen = done.load(Ordering::SeqCst);
            if seen == self.tasks() {
                return Ok(true);
            }
            match wait.not_yet() {
                Patience::Sleep(nap) => sleep_while(done, seen, nap),
                Patience::TimedOut => return Ok(false),
                Patience::Hopeless => return Err(IpcError::Hopeless(why_hopeless())),
            };
        }
    }
}

/// Lo demás es de la cola: `put`, `get`, `qsize`, `close`…
impl<T> Deref for JoinableQueue<T> {
    type Target = Queue<T>;

    fn deref(&self) -> &Queue<T> {
        &self.queue
    }
}
