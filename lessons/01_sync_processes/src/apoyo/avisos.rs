//! Esperar en un semáforo que otros suben para decir por dónde van.

use shared::sync::{Semaphore, SyncError};

pub fn esperar(avisos: &Semaphore, cuantos: u32) -> Result<(), SyncError> {
    (0..cuantos).try_for_each(|_| avisos.acquire())
}
