//! Lo que viaja por la cola, y cuántas veces ha llegado cada mensaje.

use shared::ipc::{Array, Queue};
use shared::lesson::{check, check_eq};
use shared::sync::SyncError;

/// Sus mensajes son `Some` con un número, o `None`: el centinela, que dice que no habrá más.
pub type Cola = Queue<Option<usize>>;

pub struct Recibidos(Array<usize>);

impl Recibidos {
    pub fn new(mensajes: usize) -> Result<Self, SyncError> {
        Ok(Recibidos(Array::new(&vec![0; mensajes])?))
    }

    pub fn apuntar(&self, numero: usize) -> Result<(), SyncError> {
        let _guardia = self.0.get_lock().guard()?;
        self.0.set(numero, self.0.get(numero)? + 1)
    }

    pub fn comprobar(&self) -> anyhow::Result<()> {
        let veces = self.0.to_vec();
        check_eq("mensajes recibidos", veces.iter().sum(), veces.len())?;
        check(
            "cada uno ha llegado una sola vez",
            veces.iter().all(|veces| *veces == 1),
        )?;
        Ok(())
    }
}
