//! El anillo de bytes de una cola: mensajes enteros, uno detrás de otro, en memoria compartida.

use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use crate::futex::low_half;
use crate::memory::{Shareable, SharedMemory};

/// Cuánto cabe, en bytes. Es memoria prometida, no gastada: el núcleo solo da páginas según se van escribiendo.
pub(crate) const SIZE: usize = 256 << 20;

/// Delante de cada mensaje va su longitud.
pub(crate) const HEADER: usize = size_of::<u32>();

/// Cada cuántos bytes leídos se devuelven sus páginas al núcleo.
const CHUNK: u32 = 4 << 20;

/// Los trozos que hay.
const CHUNKS: usize = SIZE / CHUNK as usize;

/// Los primeros trozos, cuyas páginas no se devuelven: se usan una y otra vez, y estrenar páginas es lo que más cuesta.
const KEPT_CHUNKS: usize = 8;

/// Los trozos que hay antes de que las posiciones den la vuelta al pasar de 2³².
const LAP: usize = (1 << 32) / CHUNK as usize;

/// Un extremo del anillo: cuántos mensajes han pasado por él y hasta qué byte, en una sola palabra.
///
/// Avanza de una vez, cuando el mensaje ya está entero: a quien muere a medias no se le ve.
///
/// Cada uno en su línea de caché: quien escribe y quien lee no se estorban.
#[derive(Debug)]
#[repr(align(64))]
pub(crate) struct End(AtomicU64);

/// Lo que hay en un [`End`]. Los dos números dan la vuelta al pasar de 2³².
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    pub messages: u32,
    pub bytes: u32,
}

impl Mark {
    fn word(self) -> u64 {
        u64::from(self.messages) << 32 | u64::from(self.bytes)
    }

    /// Un mensaje de esa longitud más allá.
    #[inline]
    pub fn after(self, length: usize) -> Self {
        let bytes = self.bytes.wrapping_add((HEADER + length) as u32);
        Mark { messages: self.messages.wrapping_add(1), bytes }
    }
}

impl End {
    pub fn read(&self) -> Mark {
        let word = self.0.load(Ordering::SeqCst);
        Mark { messages: (word >> 32) as u32, bytes: word as u32 }
    }

    pub fn set(&self, mark: Mark) {
        self.0.store(mark.word(), Ordering::SeqCst);
    }

    /// Como [`set`](Self::set), sin ordenarse con lo que hagan después otros procesos: más barato.
    pub fn note(&self, mark: Mark) {
        self.0.store(mark.word(), Ordering::Release);
    }

    /// La palabra en la que dormir hasta que avance.
    pub fn word(&self) -> &AtomicU32 {
        low_half(&self.0)
    }
}

/// El primer mensaje de una tira de bytes, si está entero, y lo que va detrás.
#[inline]
fn first_message(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u32::from_ne_bytes(*length) as usize)
}

#[derive(Debug)]
#[repr(C)]
pub(crate) struct Ends {
    /// Por donde se escribe. Solo lo avanza quien tiene el cerrojo de escribir.
    pub tail: End,
    /// Por donde se lee. Solo lo avanza quien tiene el cerrojo de leer.
    pub head: End,
    /// Hasta dónde puede llegar quien escribe: lo leído cuyas páginas ya se han devuelto.
    freed: AtomicU32,
    /// En qué trozo de la memoria está cada trozo del anillo. Lo apunta quien escribe, antes de avanzar.
    places: [AtomicU32; CHUNKS],
}

/// El anillo. `S` es lo que la cola guarda delante de él.
#[derive(Debug)]
pub(crate) struct Ring<S> {
    memory: SharedMemory<Laid<S>>,
}

#[derive(Debug)]
#[repr(C, align(4096))]
pub(crate) struct Laid<S> {
    pub state: S,
    pub ends: Ends,
}

// SAFETY: los extremos son atómicos, y a cero es un anillo vacío; `S` lo promete por su parte.
unsafe impl<S: Shareable> Shareable for Laid<S> {}

impl<S: Shareable> Ring<S> {
    pub fn new() -> nix::Result<Self> {
        Ok(Ring { memory: SharedMemory::followed_by(SIZE)? })
    }

    pub fn state(&self) -> &S {
        &self.memory.state
    }

    pub fn ends(&self) -> &Ends {
        &self.memory.ends
    }

    /// Cuántos mensajes hay.
    pub fn len(&self) -> u32 {
        let head = self.ends().head.read().messages;
        self.ends().tail.read().messages.wrapping_sub(head)
    }

    /// Cuántos bytes hay sin leer.
    pub fn pending(&self) -> usize {
        self.ends().tail.read().bytes.wrapping_sub(self.ends().head.read().bytes) as usize
    }

    /// El mensaje más largo que cabe.
    pub const fn longest() -> usize {
        SIZE - HEADER - CHUNK as usize
    }

    pub fn has_room_for(&self, length: usize) -> bool {
        self.room_after(self.ends().tail.read()) >= HEADER + length
    }

    /// Cuántos bytes caben detrás de esa marca.
    pub fn room_after(&self, mark: Mark) -> usize {
        let used = mark.bytes.wrapping_sub(self.ends().freed.load(Ordering::SeqCst));
        SIZE - used as usize
    }

    /// Escribe un mensaje. Hay que tener el cerrojo de escribir, y haber comprobado que cabe.
    pub fn push(&self, message: &[u8]) {
        self.ends().tail.set(self.write_after(self.ends().tail.read(), message));
    }

    /// Escribe un mensaje detrás de esa marca, sin publicarlo todavía; devuelve la marca que va detrás.
    pub fn write_after(&self, mark: Mark, message: &[u8]) -> Mark {
        self.assign_chunks(mark.bytes, HEADER + message.len());
        let header = (message.len() as u32).to_ne_bytes();
        if let Some(place) = self.in_one_chunk(mark.bytes, HEADER + message.len()) {
            // SAFETY: cabe en el trozo, y nadie más toca esos bytes: quien lee no ha llegado a ellos y el cerrojo de
            // escribir es nuestro.
            unsafe {
                place.cast::<[u8; HEADER]>().write(header);
                ptr::copy_nonoverlapping(message.as_ptr(), place.add(HEADER), message.len());
            }
        } else {
            self.write(mark.bytes, &header);
            self.write(mark.bytes.wrapping_add(HEADER as u32), message);
        }
        mark.after(message.len())
    }

    /// Saca el primer mensaje y lo deja en `message`. Hay que tener el cerrojo de leer, y haber comprobado que hay alguno.
    pub fn pop(&self, message: &mut Vec<u8>) {
        let head = self.ends().head.read();
        let mut length = [0; HEADER];
        self.read(head.bytes, &mut length);
        message.resize(u32::from_ne_bytes(length) as usize, 0);
        self.read(head.bytes.wrapping_add(HEADER as u32), message);
        self.consume_until(head.after(message.len()));
    }

    /// Pasa a `hear`, uno a uno y sin sacarlos, los mensajes que hay entre dos marcas. Los que están en un solo trozo no se
    /// copian; los demás se juntan en `scratch`.
    pub fn read_between(
        &self,
        from: Mark,
        to: Mark,
        scratch: &mut Vec<u8>,
        mut hear: impl FnMut(&[u8]),
    ) {
        let mut at = from;
        while at != to {
            let left = to.bytes.wrapping_sub(at.bytes) as usize;
            let in_chunk = left.min((CHUNK - at.bytes % CHUNK) as usize);
            // SAFETY: está dentro de un trozo ya escrito, y quien escribe no lo pisa hasta que se dé por leído.
            let mut bytes =
                unsafe { std::slice::from_raw_parts(self.at(self.place(at.bytes)), in_chunk) };
            while let Some((message, rest)) = first_message(bytes) {
                hear(message);
                at = at.after(message.len());
                bytes = rest;
            }
            if at != to && !bytes.is_empty() {
                let mut length = [0; HEADER];
                self.read(at.bytes, &mut length);
                scratch.resize(u32::from_ne_bytes(length) as usize, 0);
                self.read(at.bytes.wrapping_add(HEADER as u32), scratch);
                hear(scratch);
                at = at.after(scratch.len());
            }
        }
    }

    /// Los bytes que se pueden escribir seguidos detrás de esa marca, de los `room` que se sabe que caben. `None` si hay que
    /// empezar un trozo.
    #[inline]
    pub fn free_region(&self, mark: Mark, room: usize) -> Option<NonNull<[u8]>> {
        let used = mark.bytes % CHUNK;
        let length = room.min((CHUNK - used) as usize);
        let start = NonNull::new(self.at(self.place(mark.bytes)))?;
        (used != 0).then(|| NonNull::slice_from_raw_parts(start, length))
    }

    /// Da por leído todo lo que hay delante de esa marca.
    pub fn consume_until(&self, mark: Mark) {
        let Ends { head, freed, .. } = self.ends();
        head.set(mark);
        // Mientras no avance `freed`, quien escribe no puede pisar las páginas que se devuelven.
        self.give_back(freed.load(Ordering::SeqCst), mark.bytes);
    }

    /// A cada trozo en el que se entra le da el primero de la memoria que no se esté usando. Si quien escribe muere
    /// antes de avanzar, el siguiente lo calcula otra vez.
    fn assign_chunks(&self, tail: u32, length: usize) {
        let Ends { freed, places, .. } = self.ends();
        let first = tail.div_ceil(CHUNK);
        let end = (u64::from(tail) + length as u64).div_ceil(CHUNK.into()) as u32;
        for chunk in first..end {
            let mut used = 0_u64;
            let mut live = freed.load(Ordering::SeqCst) / CHUNK;
            while !(chunk.wrapping_sub(live) as usize).is_multiple_of(LAP) {
                used |= 1 << places[live as usize % CHUNKS].load(Ordering::Relaxed);
                live += 1;
            }
            places[chunk as usize % CHUNKS].store(used.trailing_ones(), Ordering::Relaxed);
        }
    }

    /// Devuelve al núcleo los trozos enteros que hay entre dos posiciones, menos los primeros.
    fn give_back(&self, from: u32, to: u32) {
        let whole = (to / CHUNK * CHUNK).wrapping_sub(from);
        if whole == 0 || whole > SIZE as u32 {
            return;
        }
        for chunk in 0..whole / CHUNK {
            let start = self.place(from.wrapping_add(chunk * CHUNK));
            if start >= KEPT_CHUNKS * CHUNK as usize {
                // SAFETY: el trozo está dentro del anillo, ya se ha leído, y nadie escribe en él hasta que avance `freed`.
                unsafe { libc::madvise(self.at(start).cast(), CHUNK as usize, libc::MADV_REMOVE) };
            }
        }
        self.ends().freed.store(from.wrapping_add(whole), Ordering::SeqCst);
    }

    /// En qué byte de la memoria está una posición.
    fn place(&self, position: u32) -> usize {
        let chunk =
            self.ends().places[(position / CHUNK) as usize % CHUNKS].load(Ordering::Relaxed);
        chunk as usize * CHUNK as usize + (position % CHUNK) as usize
    }

    /// Dónde están esos bytes de la memoria, si van seguidos.
    #[inline]
    fn in_one_chunk(&self, position: u32, length: usize) -> Option<*mut u8> {
        let whole = length <= (CHUNK - position % CHUNK) as usize;
        whole.then(|| self.at(self.place(position)))
    }

    fn write(&self, mut position: u32, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min((CHUNK - position % CHUNK) as usize));
            // SAFETY: dentro de un trozo, y nadie más toca esos bytes: quien lee no ha llegado a ellos y el cerrojo de
            // escribir es nuestro.
            unsafe {
                ptr::copy_nonoverlapping(now.as_ptr(), self.at(self.place(position)), now.len())
            };
            position = position.wrapping_add(now.len() as u32);
            bytes = later;
        }
    }

    fn read(&self, mut position: u32, mut bytes: &mut [u8]) {
        while !bytes.is_empty() {
            let now = bytes.len().min((CHUNK - position % CHUNK) as usize);
            let (first, later) = bytes.split_at_mut(now);
            // SAFETY: dentro de un trozo ya escrito, y nadie más lo lee: el cerrojo de leer es nuestro.
            unsafe {
                ptr::copy_nonoverlapping(self.at(self.place(position)), first.as_mut_ptr(), now)
            };
            position = position.wrapping_add(now as u32);
            bytes = later;
        }
    }

    fn at(&self, offset: usize) -> *mut u8 {
        debug_assert!(offset <= SIZE);
        // SAFETY: el anillo mide `SIZE` bytes y está detrás del `Laid`.
        unsafe { self.memory.tail().as_ptr().add(offset) }
    }
}
