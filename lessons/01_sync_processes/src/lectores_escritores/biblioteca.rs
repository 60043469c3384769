//! Lo que comparten los procesos: una página, y quién está con ella.

use shared::ipc::{RawArray, RawValue, Value};
use shared::sync::{Barrier, SyncError};

use super::turnos::Turnos;

pub struct Biblioteca {
    pub turnos: Turnos,
    /// Está bien si sus dos números son iguales.
    pub pagina: RawArray<u32>,
    pub leyendo: Value<u32>,
    pub escribiendo: RawValue<u32>,
    /// Cuántos han llegado a leer a la vez.
    pub maximo: RawValue<u32>,
    /// Donde se encuentran todos los lectores, mientras leen.
    pub juntos: Barrier<'static>,
}

impl Biblioteca {
    pub fn new(lectores: u32) -> Result<Self, SyncError> {
        Ok(Biblioteca {
            turnos: Turnos::new()?,
            pagina: RawArray::new(&[0, 0])?,
            leyendo: Value::new(0)?,
            escribiendo: RawValue::new(0)?,
            maximo: RawValue::new(0)?,
            juntos: Barrier::new(lectores as usize)?,
        })
    }
}
