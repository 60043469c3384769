//! Lo que comparten los procesos: una página, y quién está con ella.

use std::thread::yield_now;

use anyhow::ensure;
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

    // ANCHOR: leer
    /// Comprueba que nadie escribe, y que están leyendo todos.
    pub fn leer(&self) -> anyhow::Result<()> {
        let Biblioteca { leyendo, maximo, .. } = self;
        leyendo.update(|n| {
            maximo.set(maximo.get().max(n + 1));
            n + 1
        })?;
        // Con un solo lector a la vez, aquí se quedarían para siempre.
        self.juntos.wait()?;
        ensure!(self.escribiendo.get() == 0, "hay alguien escribiendo");
        ensure!(
            self.pagina.get(0)? == self.pagina.get(1)?,
            "la página está a medio escribir"
        );
        leyendo.update(|n| n - 1)?;
        Ok(())
    }
    // ANCHOR_END: leer

    // ANCHOR: escribir
    /// Comprueba que no hay nadie más, y cambia la página en dos pasos.
    pub fn escribir(&self) -> anyhow::Result<()> {
        let Biblioteca { pagina, leyendo, escribiendo, .. } = self;
        ensure!(leyendo.get() == 0 && escribiendo.get() == 0, "no estoy solo");
        escribiendo.set(1);
        pagina.set(0, pagina.get(0)? + 1)?;
        yield_now(); // si alguien pudiera leer ahora, vería la página a medias
        pagina.set(1, pagina.get(1)? + 1)?;
        escribiendo.set(0);
        Ok(())
    }
    // ANCHOR_END: escribir
}
