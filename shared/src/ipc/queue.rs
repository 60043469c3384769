//! [`Queue`]: una cola de mensajes entre procesos.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::IpcError;
use super::ring::Ring;
use super::scratch::Scratch;
use crate::deadline::Deadline;
use crate::futex::Sleepers;
use crate::me::Identity;
use crate::memory::Shareable;
use crate::spin::spin_until;
use crate::sync::LockWord;
use crate::waits::{ObjectId, Patience, What, why_hopeless};

/// Las ventanas de una cola, de 256 KiB cada una: para mensajes largos, mejor que no falten.
const WINDOWS: usize = 16;

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
    ring: Ring<State>,
    /// Cuántos mensajes caben; 0 es sin límite (hasta 256 MiB pendientes).
    capacity: u32,
    /// El proceso que la cerró para sí: en sus hijos sigue abierta.
    closed_by: Cell<Option<Identity>>,
    /// Donde cada proceso convierte sus mensajes en bytes y al revés, sin pedir memoria cada vez. Quien lo usa se lo lleva,
    /// y así un manejador de señales que lo interrumpa encuentra otro vacío.
    scratch: Cell<Scratch>,
    id: ObjectId,
    of: PhantomData<T>,
}

#[derive(Debug)]
#[repr(C)]
pub(super) struct State {
    write_lock: LockWord,
    read_lock: LockWord,
    wait_for_item: Sleepers,
    wait_for_room: Sleepers,
    pub tasks: super::joinable::Tasks,
}

// SAFETY: son atómicos, y a cero no hay nadie.
unsafe impl Shareable for State {}

impl<T> fmt::Debug for Queue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue")
            .field("qsize", &self.qsize())
            .field("capacity", &self.capacity)
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
        let (ring, id) = (Ring::new(WINDOWS)?, ObjectId::new());
        let (closed_by, scratch) = (Cell::new(None), Cell::default());
        Ok(Queue { ring, capacity, closed_by, scratch, id, of: PhantomData })
    }

    /// Le da un nombre, que aparece en los diagnósticos.
    pub fn with_name(self, name: &str) -> Self {
        self.id.set_name(name);
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
        self.ring.len() as usize
    }

    /// Dice si ahora mismo está vacía.
    ///
    /// # Python
    /// `cola.empty()`.
    pub fn is_empty(&self) -> bool {
        self.ring.len() == 0
    }

    /// Dice si ahora mismo está llena.
    ///
    /// # Python
    /// `cola.full()`.
    pub fn is_full(&self) -> bool {
        self.capacity > 0 && self.ring.len() >= self.capacity
    }

    pub(super) fn tasks(&self) -> &super::joinable::Tasks {
        &self.ring.state().tasks
    }

    /// Cuántos bytes hay en ella.
    pub(crate) fn pending_bytes(&self) -> usize {
        self.ring.pending()
    }

    /// Cuántos mensajes se han sacado desde que existe.
    pub(crate) fn messages_got(&self) -> u32 {
        self.ring.ends().head.read().messages
    }

    /// Cuántos mensajes se han metido desde que existe.
    pub(crate) fn messages_put(&self) -> u32 {
        self.ring.ends().tail.read().messages
    }

    pub(crate) fn id(&self) -> ObjectId {
        self.id
    }

    fn must_be_open(&self, operation: &'static str) -> Result<(), IpcError> {
        match self.closed_by.get() {
            Some(closer) if closer == Identity::me() => Err(IpcError::Closed(operation)),
            _ => Ok(()),
        }
    }

    fn has_room_for(&self, bytes: usize) -> bool {
        !self.is_full() && self.ring.has_room_for(bytes)
    }

    /// Un mensaje más largo que el anillo no cabrá nunca.
    pub(crate) fn must_fit(length: usize) -> Result<(), IpcError> {
        let max = Ring::<State>::longest();
        if length > max { Err(IpcError::TooLarge { bytes: length, max }) } else { Ok(()) }
    }

    /// Mete un mensaje ya convertido; dice si ha podido antes de acabarse el plazo.
    pub(crate) fn put_bytes(
        &self,
        bytes: &[u8],
        timeout: Option<Duration>,
    ) -> Result<bool, IpcError> {
        let (state, ends) = (self.ring.state(), self.ring.ends());
        let deadline = Deadline::after(timeout);
        let try_once = || -> Result<bool, IpcError> {
            if !self.has_room_for(bytes.len()) {
                return Ok(false);
            }
            let locked = state.write_lock.guard_within(self.id, What::Room, patience(deadline))?;
            let Some(_locked) = locked else { return Ok(false) };
            let room = self.has_room_for(bytes.len());
            if room {
                self.ring.push(bytes)?;
                state.wait_for_item.wake_one(ends.tail.word());
            }
            Ok(room)
        };
        if try_once()? {
            return Ok(true);
        }
        spin_until(|| self.has_room_for(bytes.len()));
        let mut wait = self.id.wait(What::Room, deadline.left());
        loop {
            let seen = ends.head.read();
            if try_once()? {
                state.wait_for_room.mark();
                if !self.is_full() {
                    state.wait_for_room.wake_one(ends.head.word());
                }
                return Ok(true);
            }
            match wait.not_yet() {
                Patience::Sleep(nap) => {
                    state.wait_for_room.sleep_while(ends.head.word(), seen.bytes, nap)
                }
                Patience::TimedOut => return Ok(false),
                Patience::Hopeless => return Err(IpcError::Hopeless(why_hopeless())),
            };
        }
    }

    /// Saca el primer mensaje y lo deja en `bytes`; dice si ha podido antes de acabarse el plazo. Justo antes de sacarlo
    /// llama a `claim` con su número: cuántos se habrán sacado con él desde que existe la cola.
    pub(crate) fn get_bytes(
        &self,
        bytes: &mut Vec<u8>,
        timeout: Option<Duration>,
        mut claim: impl FnMut(u32),
    ) -> Result<bool, IpcError> {
        let (state, ends) = (self.ring.state(), self.ring.ends());
        let deadline = Deadline::after(timeout);
        let mut try_once = || -> Result<bool, IpcError> {
            if self.is_empty() {
                return Ok(false);
            }
            let locked = state.read_lock.guard_within(self.id, What::Item, patience(deadline))?;
            let Some(_locked) = locked else { return Ok(false) };
            let some = !self.is_empty();
            if some {
                claim(ends.head.read().messages.wrapping_add(1));
                self.ring.pop(bytes)?;
                state.wait_for_room.wake_one(ends.head.word());
            }
            Ok(some)
        };
        if try_once()? {
            return Ok(true);
        }
        spin_until(|| !self.is_empty());
        let mut wait = self.id.wait(What::Item, deadline.left());
        loop {
            let seen = ends.tail.read();
            if try_once()? {
                state.wait_for_item.mark();
                if !self.is_empty() {
                    state.wait_for_item.wake_one(ends.tail.word());
                }
                return Ok(true);
            }
            match wait.not_yet() {
                Patience::Sleep(nap) => {
                    state.wait_for_item.sleep_while(ends.tail.word(), seen.bytes, nap)
                }
                Patience::TimedOut => return Ok(false),
                Patience::Hopeless => return Err(IpcError::Hopeless(why_hopeless())),
            };
        }
    }
}

/// Lo que se espera a quien está copiando un mensaje: un instante aunque el plazo sea cero, porque acaba enseguida.
fn patience(deadline: Deadline) -> Option<Duration> {
    const AN_INSTANT: Duration = Duration::from_millis(20);
    deadline.left().map(|left| left.max(AN_INSTANT))
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
        let put = scratch.encode(message).and_then(|bytes| {
            Self::must_fit(bytes.len())?;
            self.put_bytes(bytes, timeout)
        });
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
        let message = match self.get_bytes(bytes, timeout, |_| ()) {
            Ok(true) => postcard::from_bytes(bytes).map_err(IpcError::from),
            Ok(false) => Err(IpcError::Empty),
            Err(error) => Err(error),
        };
        self.scratch.set(scratch);
        message
    }
}
