//! Lo que comparten el padre y los clientes: las mesas, y los avisos de por dónde van.

use shared::ipc::RawValue;
use shared::sync::{Condition, Semaphore, SyncError};

// ANCHOR: sala
pub struct Sala {
    pub condicion: Condition,
    pub mesas: RawValue<i64>,
    pub despertares: RawValue<u64>,
    /// Uno por cada vez que se espera, y por cada uno que se sienta.
    pub esperan: Semaphore,
    pub sentados: Semaphore,
}
// ANCHOR_END: sala

impl Sala {
    pub fn new() -> Result<Self, SyncError> {
        Ok(Sala {
            condicion: Condition::new()?.with_name("mesa libre"),
            mesas: RawValue::new(0)?,
            despertares: RawValue::new(0)?,
            esperan: Semaphore::new(0)?.with_name("clientes que esperan"),
            sentados: Semaphore::new(0)?.with_name("clientes sentados"),
        })
    }

    pub fn queda_libre_otra(&self) -> Result<(), SyncError> {
        self.condicion.acquire()?;
        self.mesas.set(1);
        self.condicion.notify()?;
        self.condicion.release()
    }
}
