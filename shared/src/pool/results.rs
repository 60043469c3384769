//! Lo que devuelven `apply_async` y `map_async`: un resultado que llegará.

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::part::{Outcome, Part};
use super::{Pool, PoolError, TaskError};

/// El resultado de un encargo, que quizá no ha llegado todavía.
///
/// Los resultados llegan cuando este proceso los mira: al llamar a un método suyo o de la reserva. Los obreros trabajan
/// entretanto.
///
/// # Python
/// `multiprocessing.pool.AsyncResult`.
#[must_use = "si no lo pides con get(), no sabrás si la tarea ha fallado"]
pub struct AsyncResult<'p, 'a, A, R, T>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    pub(super) pool: &'p Pool<'a, A, R>,
    pub(super) job: u64,
    /// Lo que se entrega, a partir de los resultados de todas las tareas, por trozos.
    pub(super) finish: fn(Vec<Part<R>>) -> Outcome<T>,
}

impl<'a, A, R, T> AsyncResult<'_, 'a, A, R, T>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    /// Espera el resultado y lo devuelve.
    ///
    /// # Errors
    /// [`PoolError::Task`] si ha fallado alguna tarea, la primera; [`PoolError::Terminated`].
    pub fn get(self) -> Result<T, PoolError> {
        self.take(None)
    }

    /// Espera el resultado a lo sumo `timeout`.
    ///
    /// # Python
    /// `resultado.get(timeout)`.
    ///
    /// # Errors
    /// [`PoolError::Timeout`] si se acaba el plazo, y los de [`get`](Self::get).
    pub fn get_timeout(&self, timeout: Duration) -> Result<T, PoolError> {
        self.take(Some(timeout))
    }

    fn take(&self, timeout: Option<Duration>) -> Result<T, PoolError> {
        if !self.wait_within(timeout)? {
            return Err(PoolError::Timeout);
        }
        let mut dispatcher = self.pool.dispatcher.borrow_mut();
        let parts = dispatcher
            .ledger
            .jobs
            .get_mut(&self.job)
            .map(|job| job.take_parts())
            .unwrap_or_default();
        (self.finish)(parts).map_err(|error| PoolError::Task(*error))
    }

    /// Espera a que acabe, a lo sumo `timeout`; dice si ha acabado.
    ///
    /// # Errors
    /// [`PoolError::Terminated`].
    pub fn wait(&self, timeout: Duration) -> Result<bool, PoolError> {
        self.wait_within(Some(timeout))
    }

    fn wait_within(&self, timeout: Option<Duration>) -> Result<bool, PoolError> {
        let job = self.job;
        let ended = self.pool.dispatcher.borrow_mut().wait_until(timeout, |dispatcher| {
            dispatcher.ledger.jobs.get(&job).is_none_or(|job| job.unfinished == 0).then_some(())
        })?;
        self.pool.call_back();
        Ok(ended.is_some())
    }

    /// Dice si ha acabado, bien o mal.
    ///
    /// # Errors
    /// [`PoolError::Terminated`].
    pub fn ready(&self) -> Result<bool, PoolError> {
        self.wait_within(Some(Duration::ZERO))
    }

    /// Dice si ha acabado bien.
    ///
    /// # Errors
    /// [`PoolError::NotReady`] si no ha acabado todavía.
    pub fn successful(&self) -> Result<bool, PoolError> {
        if !self.ready()? {
            return Err(PoolError::NotReady);
        }
        let dispatcher = self.pool.dispatcher.borrow();
        let job = dispatcher.ledger.jobs.get(&self.job);
        let mut parts = job.iter().flat_map(|job| job.finished.values());
        Ok(parts.all(|part| part.errors().next().is_none()))
    }

    /// Llamará a `call` con cada resultado bueno, por orden, cuando hayan acabado todas las tareas.
    ///
    /// # Python
    /// `apply_async(…, callback=…)`. Aquí lo ejecuta este proceso mientras espera algo de la reserva, también en `join`.
    pub fn callback(self, mut call: impl FnMut(&R) + 'a) -> Self {
        self.on_end(move |parts| parts.iter().flat_map(Part::good).for_each(&mut call))
    }

    /// Llamará a `call` con cada error, cuando hayan acabado todas las tareas.
    ///
    /// # Python
    /// `apply_async(…, error_callback=…)`.
    pub fn error_callback(self, mut call: impl FnMut(&TaskError) + 'a) -> Self {
        self.on_end(move |parts| parts.iter().flat_map(Part::errors).for_each(&mut call))
    }

    fn on_end(self, call: impl FnOnce(&[Part<R>]) + 'a) -> Self {
        if let Some(job) = self.pool.dispatcher.borrow_mut().ledger.jobs.get_mut(&self.job) {
            job.callbacks.push(Box::new(call));
        }
        self
    }
}

impl<'a, A, R, T> Drop for AsyncResult<'_, 'a, A, R, T>
where
    A: Serialize + DeserializeOwned + 'a,
    R: Serialize + DeserializeOwned + 'a,
{
    fn drop(&mut self) {
        self.pool.dispatcher.borrow_mut().ledger.detach(self.job);
    }
}
