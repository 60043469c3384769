//! [`JoinableQueue`]: una cola que sabe cuántas de sus tareas faltan por hacer.

use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::{IpcError, Queue};
use crate::futex::{sleep_while, wake_up};
use crate::waits::{Patience, What, why_hopeless};

/// Una cola de tareas: quien saca una, al acabarla llama a `task_done`, y `join` espera a que estén todas hechas.
///
/// # Python
/// `multiprocessing.JoinableQueue(maxsize)`.
#[derive(Debug)]
pub struct JoinableQueue<T>(Queue<T>);

/// Cuántas tareas se han dado por hechas. Las pendientes son las que se han metido menos estas.
#[derive(Debug)]
#[repr(transparent)]
pub(super) struct Tasks(AtomicU32);

impl<T> JoinableQueue<T> {
    /// Una cola sin límite de mensajes.
    ///
    /// # Errors
    /// Los de [`Queue::new`].
    pub fn new() -> Result<Self, IpcError> {
        Queue::new().map(JoinableQueue)
    }

    /// Una cola en la que caben `capacity` mensajes.
    ///
    /// # Errors
    /// Los de [`Queue::bounded`].
    pub fn bounded(capacity: u32) -> Result<Self, IpcError> {
        Queue::bounded(capacity).map(JoinableQueue)
    }

    /// Como [`Queue::with_name`].
    pub fn with_name(self, name: &str) -> Self {
        JoinableQueue(self.0.with_name(name))
    }

    /// Da por hecha una tarea de las que se han sacado.
    ///
    /// # Errors
    /// [`IpcError::TooManyTasksDone`] si ya se han dado por hechas todas.
    pub fn task_done(&self) -> Result<(), IpcError> {
        let done = &self.tasks().0;
        let add = |done: u32| (done != self.messages_put()).then(|| done.wrapping_add(1));
        let before = done
            .try_update(Ordering::SeqCst, Ordering::Relaxed, add)
            .map_err(|_| IpcError::TooManyTasksDone)?;
        if before.wrapping_add(1) == self.messages_put() {
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

    fn join_within(&self, timeout: Option<Duration>) -> Result<bool, IpcError> {
        let done = &self.tasks().0;
        let mut wait = self.id().wait(What::Tasks, timeout);
        loop {
            let seen = done.load(Ordering::SeqCst);
            if seen == self.messages_put() {
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
        &self.0
    }
}
