//! El almacén: una lista circular en memoria compartida.

use shared::ipc::{RawArray, RawValue};
use shared::sync::{Lock, Semaphore, SyncError};

/// `huecos` cuenta el sitio libre y `elementos`, lo que hay: si nadie está metiendo ni sacando, suman el sitio que tiene.
pub struct Almacen {
    huecos: Semaphore,
    elementos: Semaphore,
    lock: Lock,
    lista: RawArray<u32>,
    metidos: RawValue<u32>,
    sacados: RawValue<u32>,
    pub suma: RawValue<u64>,
    pub maximo: RawValue<u32>,
}

impl Almacen {
    pub fn new(sitio: u32) -> Result<Self, SyncError> {
        Ok(Almacen {
            huecos: Semaphore::new(sitio)?.with_name("huecos"),
            elementos: Semaphore::new(0)?.with_name("elementos"),
            lock: Lock::new()?.with_name("almacén"),
            lista: RawArray::new(&vec![0; sitio as usize])?,
            metidos: RawValue::new(0)?,
            sacados: RawValue::new(0)?,
            suma: RawValue::new(0)?,
            maximo: RawValue::new(0)?,
        })
    }

    // ANCHOR: bien
    pub fn meter(&self, elemento: u32) -> Result<(), SyncError> {
        self.huecos.acquire()?;
        self.lock.acquire()?;
        self.dejar(elemento)?;
        self.lock.release()?;
        self.elementos.release()
    }

    pub fn sacar(&self) -> Result<(), SyncError> {
        self.elementos.acquire()?;
        self.lock.acquire()?;
        self.tomar()?;
        self.lock.release()?;
        self.huecos.release()
    }
    // ANCHOR_END: bien

    // ANCHOR: mal
    pub fn meter_mal(&self, elemento: u32) -> Result<(), SyncError> {
        self.lock.acquire()?;
        self.huecos.acquire()?;
        self.dejar(elemento)?;
        self.lock.release()?;
        self.elementos.release()
    }
    // ANCHOR_END: mal

    // ANCHOR: lista
    /// Hay que tener el cerrojo.
    fn dejar(&self, elemento: u32) -> Result<(), SyncError> {
        let metidos = self.metidos.get();
        self.lista.set(metidos as usize % self.lista.len(), elemento)?;
        self.metidos.set(metidos + 1);
        self.maximo.set(self.maximo.get().max(metidos + 1 - self.sacados.get()));
        Ok(())
    }

    /// Hay que tener el cerrojo.
    fn tomar(&self) -> Result<(), SyncError> {
        let sacados = self.sacados.get();
        let elemento = self.lista.get(sacados as usize % self.lista.len())?;
        self.sacados.set(sacados + 1);
        self.suma.set(self.suma.get() + u64::from(elemento));
        Ok(())
    }
    // ANCHOR_END: lista
}
