//! Hasta dónde se ha escrito y leído en un anillo.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use crate::futex::low_half;

/// Delante de cada mensaje va su longitud.
pub(crate) const HEADER: usize = size_of::<u32>();

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
