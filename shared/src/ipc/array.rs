//! [`Array`]: una lista de números, de longitud fija, que comparten varios procesos.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};

use marks::Act;

use super::scalar::Scalar;
use crate::memory::{Shareable, SharedMemory};
use crate::sync::{RLock, SyncError};
use crate::waits::ObjectId;

/// Una lista compartida, sin cerrojo. Cada elemento se lee y se escribe de una vez.
///
/// # Python
/// `multiprocessing.RawArray(tipo, valores)`, o `Array(tipo, valores, lock=False)`.
#[derive(Debug)]
pub struct RawArray<T> {
    memory: SharedMemory<Nothing>,
    length: usize,
    id: ObjectId,
    of: PhantomData<T>,
}

/// No hay nada delante de los elementos; la alineación es la suya.
#[derive(Debug)]
#[repr(align(8))]
struct Nothing;

// SAFETY: no contiene nada.
unsafe impl Shareable for Nothing {}

impl<T: Scalar> RawArray<T> {
    /// Una lista compartida con esos valores.
    ///
    /// # Errors
    /// [`SyncError::System`] si no queda memoria.
    pub fn new(values: &[T]) -> Result<Self, SyncError> {
        let memory = SharedMemory::followed_by(size_of_val(values).max(8 * values.len()))?;
        let (length, id) = (values.len(), ObjectId::new());
        let array = RawArray { memory, length, id, of: PhantomData };
        for (word, value) in array.words().iter().zip(values) {
            word.store(value.to_bits(), Ordering::Release);
        }
        Ok(array)
    }

    fn words(&self) -> &[AtomicU64] {
        // SAFETY: detrás de `Nothing`, que no ocupa, hay al menos 8 bytes por elemento, alineados a página y a cero.
        unsafe { std::slice::from_raw_parts(self.memory.tail().cast().as_ptr(), self.length) }
    }

    fn word(&self, index: usize) -> Result<&AtomicU64, SyncError> {
        let length = self.length;
        self.words().get(index).ok_or(SyncError::NoSuchElement { index, length })
    }

    /// El elemento que está en esa posición, contando desde el 0.
    ///
    /// # Errors
    /// [`SyncError::NoSuchElement`] si no hay tantos.
    pub fn get(&self, index: usize) -> Result<T, SyncError> {
        let value = T::from_bits(self.word(index)?.load(Ordering::Acquire));
        self.id.mark_element(Act::Read, index, || value.whole());
        Ok(value)
    }

    /// Cambia el elemento que está en esa posición.
    ///
    /// # Errors
    /// [`SyncError::NoSuchElement`] si no hay tantos.
    pub fn set(&self, index: usize, value: T) -> Result<(), SyncError> {
        let word = self.word(index)?;
        self.id.mark_element(Act::Wrote, index, || value.whole());
        word.store(value.to_bits(), Ordering::Release);
        Ok(())
    }

    /// Cuántos elementos tiene.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Dice si no tiene ninguno.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Una copia de todos los elementos. Otros procesos pueden cambiarlos entretanto.
    ///
    /// # Python
    /// `lista[:]`.
    pub fn to_vec(&self) -> Vec<T> {
        self.words().iter().map(|word| T::from_bits(word.load(Ordering::Acquire))).collect()
    }
}

/// Una lista compartida, con su propio cerrojo, que es reentrante y hay que usar: véase [`Value`](super::Value).
///
/// # Python
/// `multiprocessing.Array(tipo, valores)`.
#[derive(Debug)]
pub struct Array<T> {
    raw: RawArray<T>,
    lock: RLock,
}

impl<T: Scalar> Array<T> {
    /// Una lista compartida con esos valores.
    ///
    /// # Errors
    /// [`SyncError::System`] si no queda memoria.
    pub fn new(values: &[T]) -> Result<Self, SyncError> {
        Ok(Array { raw: RawArray::new(values)?, lock: RLock::new()? })
    }

    /// Su cerrojo.
    ///
    /// # Python
    /// `lista.get_lock()`.
    pub fn get_lock(&self) -> &RLock {
        &self.lock
    }
}

/// Lo demás es de la lista sin cerrojo: `get`, `set`, `len`, `to_vec`.
impl<T> std::ops::Deref for Array<T> {
    type Target = RawArray<T>;

    fn deref(&self) -> &RawArray<T> {
        &self.raw
    }
}
