//! Bloquear todas las señales, para atenderlas de una en una.

use std::mem::size_of;
use std::ptr;

/// Todas, un bit por señal. `SigSet::all()` se dejaría dos, que la biblioteca de C
/// guarda para sí.
pub static TODAS: u64 = u64::MAX;
static NINGUNA: u64 = 0;

pub fn bloquear_todas() {
    poner_mascara(&TODAS);
}

pub fn desbloquear_todas() {
    poner_mascara(&NINGUNA);
}

pub const BYTES: usize = size_of::<u64>();

fn poner_mascara(mascara: &u64) {
    let nula = ptr::null_mut::<u64>();
    // SAFETY: `mascara` vive hasta después de la llamada, y no se pide la que
    // había.
    unsafe {
        libc::syscall(
            libc::SYS_rt_sigprocmask,
            libc::SIG_SETMASK,
            ptr::from_ref(mascara),
            nula,
            BYTES,
        )
    };
}
