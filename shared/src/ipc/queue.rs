//! [`Queue`]: una cola de mensajes entre procesos.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use marks::{Act, Kind};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::IpcError;
use super::byte_queue::ByteQueue;
use super::scratch::Scratch;
use crate::me::Identity;

/// Una cola de mensajes de tipo `T`: salen en el orden en que entraron, y cada uno lo recibe un solo proceso.
///
/// Un mensaje está en la cola entero o no está, aunque maten a quien lo metía. Para muchos bytes, usa
/// `serde_bytes::ByteBuf`: un `Vec<u8>` se convierte de uno en uno.
///
/// # Python
/// `multiprocessing.Queue(maxsize)`. Aquí lo que se mete queda en memoria compartida, así que un proceso puede
/// terminar sin que nadie haya leído lo suyo: sin límite de mensajes, `join` antes de `get` no se queda colgado. Con límite,
/// quien espera un hueco que nadie va a hacer recibe un error.
pub struct Queue<T> {
    pub(super) bytes: ByteQueue,
    /// El proceso que la cerró para sí: en sus hijos sigue abierta.
    closed_by: Cell<Option<Identity>>,
    /// Donde cada proceso convierte sus mensajes en bytes y al revés, sin pedir memoria cada vez. Quien lo usa se lo lleva,
    /// y así un manejador de señales que lo interrumpa encuentra otro vacío.
    scratch: Cell<Scratch>,
    of: PhantomData<T>,
}

impl<T> fmt::Debug for Queue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue")
            .field("qsize", &self.qsize())
            .field("capacity", &self.bytes.capacity)
            .finish_non_exhaustive()
    }
}

impl<T> Queue<T> {
    /// Una cola sin límite de mensajes.
    ///
    /// Lo pendiente de leer puede ocupar hasta 256 MiB; con más, `put` espera a que alguien lea.
    ///
    /// # Errors
    /// [`IpcError::System`] si no queda memoria.
    pub fn new() -> Result<Self, IpcError> {
        Self::bounded(0)
    }

    /// Una cola en la que caben `capacity` mensajes; 0 es sin límite.
    ///
    /// # Python
    /// `Queue(maxsize=…)`.
    ///
    /// # Errors
    /// [`IpcError::System`] si no queda memoria.
    pub fn bounded(capacity: u32) -> Result<Self, IpcError> {
        let bytes = ByteQueue::bounded(capacity)?;
        Ok(Queue { bytes, closed_by: Cell::new(None), scratch: Cell::default(), of: PhantomData })
    }

    /// Le da un nombre, que aparece en los diagnósticos.
    pub fn with_name(self, name: &str) -> Self {
        self.bytes.id.set_name(name);
        self
    }

    /// Este proceso no la usará más: sus `put` y sus `get` serán errores. Los demás procesos no lo notan.
    pub fn close(&self) {
        self.closed_by.set(Some(Identity::me()));
    }

    /// Cuántos mensajes hay ahora mismo, que puede cambiar enseguida.
    ///
    /// # Python
    /// `cola.qsize()`.
    pub fn qsize(&self) -> usize {
        self.bytes.len()
    }

    /// Dice si ahora mismo está vacía.
    ///
    /// # Python
    /// `cola.empty()`.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Dice si ahora mismo está llena.
    ///
    /// # Python
    /// `cola.full()`.
    pub fn is_full(&self) -> bool {
        self.bytes.is_full()
    }

    /// Con uno más, o uno menos: la marca va delante del hecho.
    #[inline]
    fn mark(&self, act: Act, change: i64) {
        self.bytes.id.mark_value(Kind::Queue, act, || Some(self.qsize() as i64 + change));
    }

    #[inline]
    fn mark_failure<E>(&self, done: &Result<bool, E>) {
        if !matches!(done, Ok(true)) {
            self.bytes.id.mark(Kind::Queue, Act::GaveUp);
        }
    }

    fn must_be_open(&self, operation: &'static str) -> Result<(), IpcError> {
        match self.closed_by.get() {
            Some(closer) if closer == Identity::me() => Err(IpcError::Closed(operation)),
            _ => Ok(()),
        }
    }
}

impl<T: Serialize> Queue<T> {
    /// Mete un mensaje; si la cola está llena, espera.
    ///
    /// # Errors
    /// [`IpcError::Closed`] tras `close`; [`IpcError::TooLarge`]; [`IpcError::Hopeless`] si está llena y nadie puede ya
    /// leer, porque toda la familia de procesos espera.
    pub fn put(&self, message: &T) -> Result<(), IpcError> {
        self.put_within(message, None)
    }

    /// Mete un mensaje sin esperar.
    ///
    /// # Errors
    /// [`IpcError::Full`] si no cabe, y los de [`put`](Self::put).
    pub fn put_nowait(&self, message: &T) -> Result<(), IpcError> {
        self.put_within(message, Some(Duration::ZERO))
    }

    /// Mete un mensaje; si la cola está llena, espera a lo sumo `timeout`.
    ///
    /// # Python
    /// `cola.put(mensaje, timeout=…)`.
    ///
    /// # Errors
    /// [`IpcError::Full`] si se acaba el plazo, y los de [`put`](Self::put).
    pub fn put_timeout(&self, message: &T, timeout: Duration) -> Result<(), IpcError> {
        self.put_within(message, Some(timeout))
    }

    fn put_within(&self, message: &T, timeout: Option<Duration>) -> Result<(), IpcError> {
        self.must_be_open("put()")?;
        let mut scratch = self.scratch.take();
        self.bytes.id.mark_wanted(Kind::Queue, timeout);
        let announce = || self.mark(Act::Put, 1);
        let put =
            scratch.encode(message).and_then(|bytes| self.bytes.put(bytes, timeout, announce));
        self.mark_failure(&put);
        self.scratch.set(scratch);
        if put? { Ok(()) } else { Err(IpcError::Full) }
    }
}

impl<T: DeserializeOwned> Queue<T> {
    /// Saca el primer mensaje; si no hay ninguno, espera.
    ///
    /// # Errors
    /// [`IpcError::Closed`] tras `close`; [`IpcError::Hopeless`] si está vacía y nadie puede ya meter nada, porque los
    /// demás han terminado o toda la familia de procesos espera.
    pub fn get(&self) -> Result<T, IpcError> {
        self.get_within(None)
    }

    /// Saca el primer mensaje sin esperar.
    ///
    /// # Errors
    /// [`IpcError::Empty`] si no hay ninguno, y los de [`get`](Self::get).
    pub fn get_nowait(&self) -> Result<T, IpcError> {
        self.get_within(Some(Duration::ZERO))
    }

    /// Saca el primer mensaje; si no hay ninguno, espera a lo sumo `timeout`.
    ///
    /// # Python
    /// `cola.get(timeout=…)`.
    ///
    /// # Errors
    /// [`IpcError::Empty`] si se acaba el plazo, y los de [`get`](Self::get).
    pub fn get_timeout(&self, timeout: Duration) -> Result<T, IpcError> {
        self.get_within(Some(timeout))
    }

    fn get_within(&self, timeout: Option<Duration>) -> Result<T, IpcError> {
        self.must_be_open("get()")?;
        let mut scratch = self.scratch.take();
        let bytes = scratch.empty();
        self.bytes.id.mark_wanted(Kind::Queue, timeout);
        let got = self.bytes.get(bytes, timeout, |_| self.mark(Act::Taken, -1));
        self.mark_failure(&got);
        let message = match got {
            Ok(true) => postcard::from_bytes(bytes).map_err(IpcError::from),
            Ok(false) => Err(IpcError::Empty),
            Err(error) => Err(error),
        };
        self.scratch.set(scratch);
        message
    }
}
