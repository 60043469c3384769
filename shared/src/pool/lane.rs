//! El carril de un obrero: la memoria compartida por la que llegan sus resultados y se sabe qué está haciendo.

use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde::Serialize;

use super::bell::Bell;
use crate::futex::Sleepers;
use crate::ipc::IpcError;
use crate::ipc::mark::{End, HEADER, Mark};
use crate::ipc::ring::{Ring, must_fit};
use crate::ipc::scratch::{append, write_at};
use crate::memory::Shareable;

/// Escribe un solo obrero y lee un solo padre: no hace falta cerrojo. Lo que el obrero ya ha dejado aquí se puede
/// leer aunque muera.
#[derive(Debug)]
pub(super) struct Lane {
    ring: Ring<State>,
    /// Lo de [`State::written`], a mano para el obrero.
    written: Cell<Mark>,
    /// Cuánto cabe seguro, sin mirar hasta dónde ha leído el padre.
    room: Cell<usize>,
}

#[derive(Debug)]
#[repr(C)]
struct State {
    /// Hasta dónde ha escrito el obrero. El padre solo lo mira cuando el obrero muere.
    written: End,
    /// El número del último trozo que el obrero ha ido a sacar de la cola.
    claimed: AtomicU32,
    /// Cuántas tareas de su trozo ha empezado.
    started: AtomicU32,
    wait_for_room: Sleepers,
}

// SAFETY: son atómicos, y a cero es un obrero que no ha hecho nada.
unsafe impl Shareable for State {}

/// Lo que hay en el carril.
pub(super) const TAKEN: u8 = 0;
pub(super) const DONE: u8 = 1;
pub(super) const FAILED: u8 = 2;
pub(super) const PANICKED: u8 = 3;
pub(super) const UNSENDABLE: u8 = 4;
pub(super) const NOT_INITIALIZED: u8 = 5;
pub(super) const UNABLE: u8 = 6;

/// Las ventanas de un carril, de 256 KiB cada una: pocas, porque hay tantos como obreros.
const WINDOWS: usize = 4;

/// Con más bytes que estos, se publica lo escrito sin esperar al final del trozo.
const PLENTY: u32 = 1 << 20;

impl Lane {
    /// Tantos carriles como obreros.
    pub fn several(workers: usize) -> nix::Result<Vec<Self>> {
        let with_ring = |ring| Lane { ring, written: Cell::default(), room: Cell::new(0) };
        Ok(Ring::several(workers, WINDOWS)?.into_iter().map(with_ring).collect())
    }

    fn state(&self) -> &State {
        self.ring.state()
    }

    /// Antes de que lo use un obrero nuevo: el anterior ha muerto, y lo que dejó escrito vale.
    pub fn inherit(&self) {
        self.state().claimed.store(0, Ordering::SeqCst);
        self.written.set(self.state().written.read());
        self.room.set(0);
    }

    /// El obrero ha muerto: deja ver todo lo que escribió.
    pub fn publish_for_the_dead(&self) {
        self.ring.ends().tail.set(self.state().written.read());
    }

    pub fn claim(&self, chunk: u32) {
        self.state().claimed.store(chunk, Ordering::SeqCst);
    }

    pub fn claimed(&self) -> u32 {
        self.state().claimed.load(Ordering::SeqCst)
    }

    #[inline]
    pub fn start(&self, task: u32) {
        self.state().started.store(task, Ordering::Release);
    }

    pub fn started(&self) -> u32 {
        self.state().started.load(Ordering::Acquire)
    }

    /// Escribe un mensaje, que el padre verá cuando se publique, o si este obrero muere.
    #[inline]
    pub fn send(&self, message: &[u8], bell: &Bell) -> Result<(), IpcError> {
        let needed = HEADER + message.len();
        if self.room.get() < needed {
            self.make_room(message.len(), bell)?;
        }
        self.has_written(self.ring.write_after(self.written.get(), message)?, needed);
        Ok(())
    }

    fn has_written(&self, written: Mark, bytes: usize) {
        self.room.set(self.room.get() - bytes);
        self.written.set(written);
        self.state().written.note(written);
    }

    /// Convierte un valor en bytes y lo escribe como mensaje de esta clase: directamente en el carril si cabe en lo que
    /// queda del trozo, y si no, a través de `scratch`.
    #[inline]
    pub fn send_value<T: Serialize>(
        &self,
        kind: u8,
        value: &T,
        scratch: &mut Vec<u8>,
        bell: &Bell,
    ) -> Result<(), IpcError> {
        if let Some(mut region) = self.ring.free_region(self.written.get(), self.room.get()) {
            // SAFETY: nadie más toca esos bytes: el padre no ha llegado a ellos, y solo escribe este obrero.
            let region = unsafe { region.as_mut() };
            if let Some((head, body)) = region.split_first_chunk_mut::<{ HEADER + 1 }>()
                && let Ok(written) = write_at(value, body)
            {
                let length = 1 + written;
                head[..HEADER].copy_from_slice(&(length as u32).to_ne_bytes());
                head[HEADER] = kind;
                self.has_written(self.written.get().after(length), HEADER + length);
                return Ok(());
            }
        }
        scratch.clear();
        scratch.push(kind);
        append(value, scratch)?;
        self.send(scratch, bell)
    }

    /// Espera a que haya sitio para un mensaje de esa longitud.
    fn make_room(&self, length: usize, bell: &Bell) -> Result<(), IpcError> {
        must_fit(length)?;
        let head = &self.ring.ends().head;
        loop {
            let seen = head.read().bytes;
            self.room.set(self.ring.room_after(self.written.get()));
            if self.room.get() >= HEADER + length {
                return Ok(());
            }
            self.publish(bell);
            self.state().wait_for_room.sleep_while(head.word(), seen, Duration::from_millis(100));
        }
    }

    /// Deja ver al padre todo lo escrito.
    pub fn publish(&self, bell: &Bell) {
        self.ring.ends().tail.set(self.written.get());
        bell.ring();
    }

    /// Dice si hay mucho escrito y sin publicar.
    #[inline]
    pub fn is_loaded(&self, since: Mark) -> bool {
        self.written.get().bytes.wrapping_sub(since.bytes) > PLENTY
    }

    /// Hasta dónde ha escrito este obrero.
    pub fn written(&self) -> Mark {
        self.written.get()
    }

    /// Pasa a `hear`, uno a uno, los mensajes publicados.
    pub fn receive(&self, scratch: &mut Vec<u8>, hear: impl FnMut(&[u8])) -> nix::Result<()> {
        let (head, tail) = (&self.ring.ends().head, self.ring.ends().tail.read());
        let first = head.read();
        if first != tail {
            self.ring.read_between(first, tail, scratch, hear)?;
            self.ring.consume_until(tail);
            self.state().wait_for_room.wake_one(head.word());
        }
        Ok(())
    }
}
