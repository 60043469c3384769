//! `setitimer`: como `alarm`, pero puede repetirse y no cuenta solo segundos enteros. `nix` no lo tiene.

use std::ptr;

use nix::errno::Errno;

/// Desde ahora llega una `SIGALRM` cada 50 ms.
pub fn cada_50_ms() -> nix::Result<()> {
    poner(50_000)
}

/// Ya no llegan más.
pub fn parar() -> nix::Result<()> {
    poner(0)
}

fn poner(microsegundos: libc::suseconds_t) -> nix::Result<()> {
    let cada = libc::timeval { tv_sec: 0, tv_usec: microsegundos };
    let reloj = libc::itimerval { it_interval: cada, it_value: cada };
    // SAFETY: `reloj` vive hasta después de la llamada, y no se pide el valor
    // anterior.
    let puesto = unsafe {
        libc::setitimer(libc::ITIMER_REAL, &raw const reloj, ptr::null_mut())
    };
    Errno::result(puesto).map(drop)
}
