//! Quién puede entrar: muchos lectores a la vez, o un solo escritor.

use shared::ipc::RawValue;
use shared::sync::{Lock, Semaphore, SyncError};

pub struct Turnos {
    lectores: RawValue<u32>,
    /// Protege la cuenta de lectores.
    lock: Lock,
    /// A 1 si no hay nadie. Es un semáforo y no un cerrojo porque el lector
    /// que lo sube puede no ser el que lo bajó.
    nadie: Semaphore,
}

impl Turnos {
    pub fn new() -> Result<Self, SyncError> {
        Ok(Turnos {
            lectores: RawValue::new(0)?,
            lock: Lock::new()?,
            nadie: Semaphore::new(1)?,
        })
    }

    pub fn empezar_a_leer(&self) -> Result<(), SyncError> {
        let _guardia = self.lock.guard()?;
        self.lectores.set(self.lectores.get() + 1);
        if self.lectores.get() == 1 {
            self.nadie.acquire()?;
        }
        Ok(())
    }

    pub fn acabar_de_leer(&self) -> Result<(), SyncError> {
        let _guardia = self.lock.guard()?;
        self.lectores.set(self.lectores.get() - 1);
        if self.lectores.get() == 0 {
            self.nadie.release()?;
        }
        Ok(())
    }

    pub fn empezar_a_escribir(&self) -> Result<(), SyncError> {
        self.nadie.acquire()
    }

    pub fn acabar_de_escribir(&self) -> Result<(), SyncError> {
        self.nadie.release()
    }
}
