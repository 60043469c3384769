//! La campana que tocan los obreros cuando hay resultados.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::futex::{sleep_while, wake_up};
use crate::memory::{Shareable, SharedMemory};

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
