//! `futex(2)`: dormir mientras una palabra de memoria compartida no cambie.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use libc::{FUTEX_WAIT, FUTEX_WAKE, SYS_futex, syscall, timespec};
use marks::TOLD;
use nix::errno::Errno;

/// Un argumento que en estas llamadas no dice nada.
const UNUSED: usize = 0;

/// Duerme mientras la palabra valga `expected`, a lo sumo `longest`; dice si lo ha dormido entero. Puede volver antes
/// sin motivo: quien llama ha de mirar de nuevo lo que espera.
pub(crate) fn sleep_while(word: &AtomicU32, expected: u32, longest: Duration) -> bool {
    let timeout = timespec {
        tv_sec: longest.as_secs().try_into().unwrap_or(i64::MAX),
        tv_nsec: longest.subsec_nanos().into(),
    };
    // Lo demás es EAGAIN (ya ha cambiado) o EINTR (una señal).
    // SAFETY: el núcleo solo lee la palabra y el plazo, que viven más que la llamada.
    let slept = unsafe {
        let timeout = &raw const timeout;
        syscall(SYS_futex, word.as_ptr(), FUTEX_WAIT, expected, timeout, UNUSED, TOLD)
    };
    Errno::result(slept) == Err(Errno::ETIMEDOUT)
}

/// Despierta a quienes duermen en la palabra, como mucho a `count`.
pub(crate) fn wake_up(word: &AtomicU32, count: u32) {
    // SAFETY: el núcleo solo usa la dirección de la palabra.
    unsafe { syscall(SYS_futex, word.as_ptr(), FUTEX_WAKE, count, UNUSED, UNUSED, TOLD) };
}

/// Los 32 bits bajos de una palabra de 64: el núcleo solo mira 32.
pub(crate) fn low_half(word: &AtomicU64) -> &AtomicU32 {
    const { assert!(cfg!(target_endian = "little"), "la mitad baja va primero") };
    // SAFETY: misma vida, alineación mayor que la necesaria, y la referencia solo se usa para dar su dirección al núcleo.
    unsafe { &*std::ptr::from_ref(word).cast::<AtomicU32>() }
}

/// Si alguien duerme a la espera de que cambie una palabra: así, quien la cambia solo llama al núcleo si hace falta.
///
/// Quien duerme lo apunta, y quien despierta a uno lo borra. El despertado lo vuelve a apuntar, porque quizá
/// dormían otros. Si muere sin hacerlo, los otros despiertan al acabar su siesta.
#[derive(Debug)]
#[repr(transparent)]
pub(crate) struct Sleepers(AtomicU32);

impl Sleepers {
    /// Duerme mientras la palabra valga `seen`.
    pub fn sleep_while(&self, word: &AtomicU32, seen: u32, longest: Duration) -> bool {
        self.mark();
        sleep_while(word, seen, longest)
    }

    /// Quizá duerman otros.
    pub fn mark(&self) {
        self.0.store(1, Ordering::SeqCst);
    }

    /// Después de cambiar la palabra: despierta a uno, si alguien duerme.
    #[inline]
    pub fn wake_one(&self, word: &AtomicU32) {
        if self.0.load(Ordering::SeqCst) != 0 {
            self.0.store(0, Ordering::SeqCst);
            wake_up(word, 1);
        }
    }
}
