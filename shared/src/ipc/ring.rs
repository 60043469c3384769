//! El anillo de bytes de una cola: mensajes enteros, uno detrás de otro, en memoria compartida.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};

use nix::errno::Errno;

use super::IpcError;
use super::blocks::{BLOCK, BLOCKS, Blocks, SIZE};
use super::mark::{End, HEADER, Mark};
use crate::memory::{Shareable, SharedMemory};

/// Los primeros bloques, cuyas páginas no se devuelven: se usan una y otra vez, y estrenar páginas es lo que más cuesta.
const KEPT_BLOCKS: usize = (32 << 20) / BLOCK;

/// Los bloques que hay antes de que las posiciones den la vuelta al pasar de 2³².
const LAP: usize = (1 << 32) / BLOCK;

/// Un mensaje más largo que el anillo no cabrá nunca.
pub(crate) fn must_fit(length: usize) -> Result<(), IpcError> {
    let max = SIZE - HEADER - BLOCK;
    if length > max { Err(IpcError::TooLarge { bytes: length, max }) } else { Ok(()) }
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
    /// En qué bloque de la memoria está cada bloque del anillo. Lo apunta quien escribe, antes de avanzar.
    places: [AtomicU16; BLOCKS],
}

/// El anillo. `S` es lo que la cola guarda delante de él.
#[derive(Debug)]
pub(crate) struct Ring<S> {
    memory: SharedMemory<Laid<S>>,
    blocks: Blocks,
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
    pub fn new(windows: usize) -> nix::Result<Self> {
        Self::several(1, windows).map(|mut rings| rings.remove(0))
    }

    /// Varios anillos, que comparten un descriptor.
    pub fn several(rings: usize, windows: usize) -> nix::Result<Vec<Self>> {
        let with_memory = |blocks| Ok(Ring { memory: SharedMemory::new()?, blocks });
        Blocks::for_rings(rings, windows)?.into_iter().map(with_memory).collect()
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

    pub fn has_room_for(&self, length: usize) -> bool {
        self.room_after(self.ends().tail.read()) >= HEADER + length
    }

    /// Cuántos bytes caben detrás de esa marca.
    pub fn room_after(&self, mark: Mark) -> usize {
        let used = mark.bytes.wrapping_sub(self.ends().freed.load(Ordering::SeqCst));
        SIZE - used as usize
    }

    /// Escribe un mensaje. Hay que tener el cerrojo de escribir, y haber comprobado que cabe.
    pub fn push(&self, message: &[u8]) -> nix::Result<()> {
        self.ends().tail.set(self.write_after(self.ends().tail.read(), message)?);
        Ok(())
    }

    /// Escribe un mensaje detrás de esa marca, sin publicarlo todavía; devuelve la marca que va detrás.
    pub fn write_after(&self, mark: Mark, message: &[u8]) -> nix::Result<Mark> {
        let needed = HEADER + message.len();
        self.assign_blocks(mark.bytes, needed);
        let header = (message.len() as u32).to_ne_bytes();
        if needed <= left_in_block(mark.bytes)
            && let Some(start) = self.look_at(mark.bytes)
        {
            // SAFETY: cabe en el bloque, y nadie más toca esos bytes: quien lee no ha llegado a ellos y el cerrojo de
            // escribir es nuestro.
            unsafe {
                start.cast::<[u8; HEADER]>().write_unaligned(header);
                start
                    .add(HEADER)
                    .copy_from_nonoverlapping(NonNull::from_ref(message).cast(), message.len());
            }
        } else {
            self.write(mark.bytes, &header)?;
            self.write(mark.bytes.wrapping_add(HEADER as u32), message)?;
        }
        Ok(mark.after(message.len()))
    }

    /// Saca el primer mensaje y lo deja en `message`. Hay que tener el cerrojo de leer, y haber comprobado que hay alguno.
    pub fn pop(&self, message: &mut Vec<u8>) -> nix::Result<()> {
        let head = self.ends().head.read();
        self.read_message(head, message)?;
        self.consume_until(head.after(message.len()));
        Ok(())
    }

    /// Pasa a `hear`, uno a uno y sin sacarlos, los mensajes que hay entre dos marcas. Los que están en un solo bloque no se
    /// copian; los demás se juntan en `scratch`.
    pub fn read_between(
        &self,
        from: Mark,
        to: Mark,
        scratch: &mut Vec<u8>,
        mut hear: impl FnMut(&[u8]),
    ) -> nix::Result<()> {
        let mut at = from;
        while at != to {
            let left = to.bytes.wrapping_sub(at.bytes) as usize;
            let in_block = left.min(left_in_block(at.bytes));
            if let Some(start) = self.look_at(at.bytes) {
                // SAFETY: está dentro de un bloque ya escrito, quien escribe no lo pisa hasta que se dé por leído, y `hear`
                // no mira a otros bloques de este anillo.
                let mut bytes = unsafe { NonNull::slice_from_raw_parts(start, in_block).as_ref() };
                while let Some((message, rest)) = first_message(bytes) {
                    hear(message);
                    at = at.after(message.len());
                    bytes = rest;
                }
                if bytes.is_empty() {
                    continue;
                }
            }
            self.read_message(at, scratch)?;
            hear(scratch);
            at = at.after(scratch.len());
        }
        Ok(())
    }

    /// Los bytes que se pueden escribir seguidos detrás de esa marca, de los `room` que se sabe que caben. `None` si hay que
    /// empezar un bloque.
    #[inline]
    pub fn free_region(&self, mark: Mark, room: usize) -> Option<NonNull<[u8]>> {
        let left = left_in_block(mark.bytes);
        if left == BLOCK {
            return None;
        }
        let start = self.look_at(mark.bytes)?;
        Some(NonNull::slice_from_raw_parts(start, room.min(left)))
    }

    /// Da por leído todo lo que hay delante de esa marca.
    pub fn consume_until(&self, mark: Mark) {
        let Ends { head, freed, .. } = self.ends();
        head.set(mark);
        // Mientras no avance `freed`, quien escribe no puede pisar las páginas que se devuelven.
        self.give_back(freed.load(Ordering::SeqCst), mark.bytes);
    }

    /// A cada bloque en el que se entra le da el primero de la memoria que no se esté usando. Si quien escribe muere
    /// antes de avanzar, el siguiente lo calcula otra vez.
    fn assign_blocks(&self, tail: u32, length: usize) {
        let Ends { freed, places, .. } = self.ends();
        let first = tail.div_ceil(BLOCK as u32);
        let end = (u64::from(tail) + length as u64).div_ceil(BLOCK as u64) as u32;
        for block in first..end {
            let mut used = [0_u64; BLOCKS / 64];
            let mut live = freed.load(Ordering::SeqCst) / BLOCK as u32;
            while !(block.wrapping_sub(live) as usize).is_multiple_of(LAP) {
                let place = self.place_of(live);
                used[place / 64] |= 1 << (place % 64);
                live += 1;
            }
            let full = used.iter().take_while(|word| **word == u64::MAX).count();
            let free = full * 64 + used[full].trailing_ones() as usize;
            places[block as usize % BLOCKS].store(free as u16, Ordering::Relaxed);
        }
    }

    /// Devuelve al núcleo los bloques enteros que hay entre dos posiciones, menos los primeros.
    fn give_back(&self, from: u32, to: u32) {
        let (first, end) = (from / BLOCK as u32, to / BLOCK as u32);
        let whole = (end.wrapping_sub(first) as usize) % LAP;
        if whole == 0 || whole > BLOCKS {
            return;
        }
        for number in 0..whole as u32 {
            let place = self.place_of(first.wrapping_add(number));
            // Nadie escribe en él hasta que avance `freed`.
            if place >= KEPT_BLOCKS {
                self.blocks.give_back(place);
            }
        }
        let freed = from.wrapping_add((whole * BLOCK) as u32);
        self.ends().freed.store(freed, Ordering::SeqCst);
    }

    /// En qué bloque de la memoria está un bloque del anillo.
    #[inline]
    fn place_of(&self, block: u32) -> usize {
        self.ends().places[block as usize % BLOCKS].load(Ordering::Relaxed).into()
    }

    /// La dirección de una posición, si se puede tener a la vista.
    #[inline]
    fn look_at(&self, position: u32) -> Option<NonNull<u8>> {
        let start = self.blocks.look_at(self.place_of(position / BLOCK as u32), 0)?;
        // SAFETY: está dentro del bloque.
        Some(unsafe { start.add(position as usize % BLOCK) })
    }

    /// Copia en `message` el mensaje que hay en esa marca.
    fn read_message(&self, at: Mark, message: &mut Vec<u8>) -> nix::Result<()> {
        let mut length = [0; HEADER];
        self.read(at.bytes, &mut length)?;
        let length = u32::from_ne_bytes(length) as usize;
        let missing = length.saturating_sub(message.len());
        message.try_reserve_exact(missing).map_err(|_| Errno::ENOMEM)?;
        message.resize(length, 0);
        self.read(at.bytes.wrapping_add(HEADER as u32), message)
    }

    fn write(&self, mut position: u32, mut bytes: &[u8]) -> nix::Result<()> {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(left_in_block(position)));
            let (block, offset) = (position / BLOCK as u32, position as usize % BLOCK);
            // SAFETY: dentro de un bloque, y nadie más toca esos bytes: quien lee no ha llegado a ellos y el cerrojo de
            // escribir es nuestro.
            unsafe { self.blocks.write(self.place_of(block), offset, now) }?;
            position = position.wrapping_add(now.len() as u32);
            bytes = later;
        }
        Ok(())
    }

    fn read(&self, mut position: u32, mut bytes: &mut [u8]) -> nix::Result<()> {
        while !bytes.is_empty() {
            let now = bytes.len().min(left_in_block(position));
            let (first, later) = bytes.split_at_mut(now);
            let (block, offset) = (position / BLOCK as u32, position as usize % BLOCK);
            // SAFETY: dentro de un bloque ya escrito, y nadie más lo lee: el cerrojo de leer es nuestro.
            unsafe { self.blocks.read(self.place_of(block), offset, first) }?;
            position = position.wrapping_add(now as u32);
            bytes = later;
        }
        Ok(())
    }
}

/// Cuántos bytes hay desde una posición hasta el final de su bloque.
fn left_in_block(position: u32) -> usize {
    BLOCK - position as usize % BLOCK
}
