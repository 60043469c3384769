//! Un taller cuyas tareas no acaban hasta que el padre da permiso.

use shared::ipc::Value;
use shared::sync::{Semaphore, SyncError};

pub struct Taller {
    permiso: Semaphore,
    pub hechas: Value<u32>,
}

impl Taller {
    pub fn new() -> Result<Self, SyncError> {
        Ok(Taller { permiso: Semaphore::new(0)?, hechas: Value::new(0)? })
    }

    /// Ninguna tarea acaba hasta que el padre dé permiso.
    pub fn tarea(&self, _: u32) -> Result<u32, SyncError> {
        self.permiso.acquire()?;
        self.hechas.update(|n| n + 1)
    }

    pub fn permitir(&self, cuantas: u32) -> Result<(), SyncError> {
        (0..cuantas).try_for_each(|_| self.permiso.release())
    }
}
