//! El carril de un obrero: la memoria compartida por la que llegan sus resultados y se sabe qué está haciendo.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::futex::{Sleepers, sleep_while, wake_up};
use crate::ipc::IpcError;
use crate::ipc::ring::Ring;
use crate::memory::{Shareable, SharedMemory};

/// Escribe un solo obrero y lee un solo padre: no hace falta cerrojo. Lo que el obrero ya ha dejado aquí se puede
/// leer aunque muera.
#[derive(Debug)]
pub(super) struct Lane(Ring<State>);

#[derive(Debug)]
#[repr(C)]
struct State {
    /// El número del último trozo que el obrero ha ido a sacar de la cola.
    claimed: AtomicU32,
    /// Cuántas tareas de su trozo ha empezado.
    started: AtomicU32,
    wait_for_room: Sleepers,
}

// SAFETY: son atómicos, y a cero es un obrero que no ha hecho nada.
unsafe impl Shareable for State {}

/// Lo que hay en el carril.
pub(super) const CHUNK: u8 = 0;
pub(super) const DONE: u8 = 1;
pub(super) const FAILED: u8 = 2;
pub(super) const PANICKED: u8 = 3;
pub(super) const UNSENDABLE: u8 = 4;
pub(super) const NOT_INITIALIZED: u8 = 5;

/// Con más que esto por leer, se avisa al padre sin esperar al final del trozo.
const PLENTY: u32 = 1 << 20;

impl Lane {
    pub fn new() -> nix::Result<Self> {
        Ring::new().map(Lane)
    }

    pub fn claim(&self, chunk: u32) {
        self.0.state().claimed.store(chunk, Ordering::SeqCst);
    }

    pub fn claimed(&self) -> u32 {
        self.0.state().claimed.load(Ordering::SeqCst)
    }

    #[inline]
    pub fn start(&self, task: u32) {
        self.0.state().started.store(task, Ordering::Release);
    }

    pub fn started(&self) -> u32 {
        self.0.state().started.load(Ordering::Acquire)
    }

    /// Deja un mensaje; si no hay sitio, avisa y espera a que lo haya.
    pub fn send(&self, message: &[u8], bell: &Bell) -> Result<(), IpcError> {
        let (length, max) = (message.len(), Ring::<State>::longest());
        if length > max {
            return Err(IpcError::TooLarge { bytes: length, max });
        }
        let head = &self.0.ends().head;
        while !self.0.has_room_for(length) {
            bell.ring();
            let seen = head.read().bytes;
            if !self.0.has_room_for(length) {
                let nap = Duration::from_millis(100);
                self.0.state().wait_for_room.sleep_while(head.word(), seen, nap);
            }
        }
        self.0.push(message);
        Ok(())
    }

    /// Dice si hay mucho por leer.
    pub fn is_loaded(&self) -> bool {
        let (head, tail) = (self.0.ends().head.read(), self.0.ends().tail.read());
        tail.bytes.wrapping_sub(head.bytes) > PLENTY
    }

    /// Saca el primer mensaje; dice si había alguno.
    pub fn receive(&self, message: &mut Vec<u8>) -> bool {
        if self.0.len() == 0 {
            return false;
        }
        self.0.pop(message);
        self.0.state().wait_for_room.wake_one(self.0.ends().head.word());
        true
    }
}

/// La campana que tocan los obreros cuando hay resultados.
#[derive(Debug)]
pub(super) struct Bell(SharedMemory<Clapper>);

#[derive(Debug)]
#[repr(C)]
struct Clapper {
    rings: AtomicU32,
    listening: AtomicU32,
}

// SAFETY: son atómicos, y a cero no ha sonado.
unsafe impl Shareable for Clapper {}

impl Bell {
    pub fn new() -> nix::Result<Self> {
        SharedMemory::new().map(Bell)
    }

    pub fn ring(&self) {
        self.0.rings.fetch_add(1, Ordering::SeqCst);
        if self.0.listening.load(Ordering::SeqCst) != 0 {
            wake_up(&self.0.rings, 1);
        }
    }

    pub fn rings(&self) -> u32 {
        self.0.rings.load(Ordering::SeqCst)
    }

    /// Duerme hasta que suene más veces que `heard`.
    pub fn listen(&self, heard: u32, longest: Duration) {
        self.0.listening.store(1, Ordering::SeqCst);
        sleep_while(&self.0.rings, heard, longest);
        self.0.listening.store(0, Ordering::SeqCst);
    }
}
