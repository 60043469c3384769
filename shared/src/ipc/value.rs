//! [`Value`]: un número que comparten varios procesos.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};

use marks::Act;

use super::scalar::Scalar;
use crate::memory::{Shareable, SharedMemory};
use crate::sync::{RLock, SyncError};
use crate::waits::ObjectId;

/// Un número compartido, sin cerrojo.
///
/// Cada `get` y cada `set` es atómico: nunca se lee un valor a medias. Pero leer, sumar y escribir son tres pasos, y
/// entre uno y otro puede colarse otro proceso.
///
/// # Python
/// `multiprocessing.RawValue(tipo, valor)`, o `Value(tipo, valor, lock=False)`.
#[derive(Debug)]
pub struct RawValue<T> {
    word: SharedMemory<Word>,
    id: ObjectId,
    of: PhantomData<T>,
}

#[derive(Debug)]
#[repr(transparent)]
struct Word(AtomicU64);

// SAFETY: es un atómico, y a cero vale.
unsafe impl Shareable for Word {}

impl<T: Scalar> RawValue<T> {
    /// Un número compartido con ese valor.
    ///
    /// # Errors
    /// [`SyncError::System`] si no queda memoria.
    pub fn new(value: T) -> Result<Self, SyncError> {
        let word = SharedMemory::<Word>::new()?;
        word.0.store(value.to_bits(), Ordering::Release);
        Ok(RawValue { word, id: ObjectId::new(), of: PhantomData })
    }

    /// Su valor ahora.
    #[inline]
    pub fn get(&self) -> T {
        let value = T::from_bits(self.word.0.load(Ordering::Acquire));
        self.id.mark_touch(Act::Read, || value.whole());
        value
    }

    /// Le da otro valor.
    #[inline]
    pub fn set(&self, value: T) {
        self.id.mark_touch(Act::Wrote, || value.whole());
        self.word.0.store(value.to_bits(), Ordering::Release);
    }
}

/// Un número compartido, con su propio cerrojo, que es reentrante.
///
/// Como en Python, tener un cerrojo no basta: hay que **usarlo**. `v.set(v.get() + 1)` pierde incrementos aunque el
/// cerrojo exista; lo correcto es adquirirlo alrededor, o usar [`update`](Self::update).
///
/// ```
/// # use shared::ipc::Value;
/// # use shared::sync::SyncError;
/// # fn main() -> Result<(), SyncError> {
/// let v = Value::new(0)?;
/// {
///     let _guardia = v.get_lock().guard()?;
///     v.set(v.get() + 1);
/// }
/// # assert_eq!(v.get(), 1);
/// # Ok(())
/// # }
/// ```
///
/// # Python
/// `multiprocessing.Value(tipo, valor)`, con `v.value` por `get` y `set`.
#[derive(Debug)]
pub struct Value<T> {
    raw: RawValue<T>,
    lock: RLock,
}

impl<T: Scalar> Value<T> {
    /// Un número compartido con ese valor.
    ///
    /// # Errors
    /// [`SyncError::System`] si no queda memoria.
    pub fn new(value: T) -> Result<Self, SyncError> {
        Ok(Value { raw: RawValue::new(value)?, lock: RLock::new()? })
    }

    /// Su valor ahora. No adquiere el cerrojo (en Python, leer `v.value` sí, y lo suelta enseguida).
    #[inline]
    pub fn get(&self) -> T {
        self.raw.get()
    }

    /// Le da otro valor. No adquiere el cerrojo (en Python, escribir en `v.value` sí, y lo suelta enseguida).
    #[inline]
    pub fn set(&self, value: T) {
        self.raw.set(value);
    }

    /// Su cerrojo.
    ///
    /// # Python
    /// `v.get_lock()`.
    pub fn get_lock(&self) -> &RLock {
        &self.lock
    }

    /// Con el cerrojo adquirido, cambia el valor por el que devuelva `change`, que recibe el actual.
    ///
    /// # Errors
    /// Los de [`RLock::acquire`].
    pub fn update(&self, change: impl FnOnce(T) -> T) -> Result<T, SyncError> {
        let _guard = self.lock.guard()?;
        let new = change(self.get());
        self.set(new);
        Ok(new)
    }
}
