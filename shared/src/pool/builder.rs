//! Las opciones de una reserva.

use std::cell::RefCell;
use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::bell::Bell;
use super::dispatcher::Dispatcher;
use super::worker::Workshop;
use super::{Pool, PoolError};
use crate::errno::describe_returned;
use crate::ipc::IpcError;
use crate::ipc::byte_queue::ByteQueue;

/// Una reserva por crear, con sus opciones.
///
/// # Python
/// `Pool(processes, initializer, initargs, maxtasksperchild)`.
#[must_use = "no se crea ningún proceso hasta llamar a start()"]
pub struct Builder<'a> {
    processes: usize,
    initializer: Option<Box<dyn Fn() -> Result<(), String> + 'a>>,
    max_tasks_per_child: Option<u32>,
    name: Option<String>,
}

impl<'a> Builder<'a> {
    /// Una reserva de tantos obreros.
    pub fn new(processes: usize) -> Self {
        Builder { processes, initializer: None, max_tasks_per_child: None, name: None }
    }

    /// Lo que hace cada obrero al nacer, antes de la primera tarea. Si falla, la reserva no sirve, y lo dice.
    pub fn initializer<E: Into<Box<dyn std::error::Error>> + 'static>(
        mut self,
        initializer: impl Fn() -> Result<(), E> + 'a,
    ) -> Self {
        self.initializer = Some(Box::new(move || initializer().map_err(describe_returned)));
        self
    }

    /// Cuántos trozos hace un obrero antes de que otro ocupe su sitio.
    pub fn max_tasks_per_child(mut self, tasks: u32) -> Self {
        self.max_tasks_per_child = Some(tasks);
        self
    }

    /// Su nombre en los diagnósticos.
    pub fn name(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    /// Crea los obreros. Lo demás es como en [`Pool::new`].
    ///
    /// # Errors
    /// Los de [`Pool::new`], y [`PoolError::NoTasksPerChild`].
    pub fn start<A, R>(self, function: impl Fn(A) -> R + 'a) -> Result<Pool<'a, A, R>, PoolError>
    where
        A: Serialize + DeserializeOwned + 'a,
        R: Serialize + DeserializeOwned + 'a,
    {
        self.build(Box::new(move |argument| Ok(function(argument))))
    }

    /// Crea los obreros, con una función que puede fallar. Lo demás es como en [`Pool::fallible`].
    ///
    /// # Errors
    /// Los de [`start`](Self::start).
    pub fn start_fallible<A, R, E>(
        self,
        function: impl Fn(A) -> Result<R, E> + 'a,
    ) -> Result<Pool<'a, A, R>, PoolError>
    where
        A: Serialize + DeserializeOwned + 'a,
        R: Serialize + DeserializeOwned + 'a,
        E: fmt::Display,
    {
        self.build(Box::new(move |argument| function(argument).map_err(|error| error.to_string())))
    }

    fn build<A, R>(
        self,
        function: Box<dyn Fn(A) -> Result<R, String> + 'a>,
    ) -> Result<Pool<'a, A, R>, PoolError>
    where
        A: Serialize + DeserializeOwned + 'a,
        R: Serialize + DeserializeOwned + 'a,
    {
        if self.processes == 0 {
            return Err(PoolError::NoWorkers);
        }
        if self.max_tasks_per_child == Some(0) {
            return Err(PoolError::NoTasksPerChild);
        }
        let chunks = ByteQueue::bounded(0)?;
        if let Some(name) = &self.name {
            chunks.id.set_name(name);
        }
        let workshop = Workshop {
            chunks,
            bell: Bell::new().map_err(IpcError::from)?,
            function,
            initializer: self.initializer,
            chunks_per_worker: self.max_tasks_per_child,
        };
        let dispatcher = Dispatcher::start(workshop, self.processes)?;
        Ok(Pool { dispatcher: RefCell::new(dispatcher) })
    }
}
