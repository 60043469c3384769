//! Con `SA_RESTART`, la llamada que interrumpe una señal se reanuda.

use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicI32, Ordering};

use nix::sys::signal::SaFlags;
use nix::unistd::{read, write};
use shared::Signal;
use shared::lesson::check_eq;

use super::temporizador::{cada_50_ms, parar};
use crate::apoyo::senales::al_recibir;

// ANCHOR: reanudar
static ALARMAS: AtomicI32 = AtomicI32::new(0);
static ESCRITURA: AtomicI32 = AtomicI32::new(-1);

extern "C" fn escribir_a_la_tercera(_: i32) {
    if ALARMAS.fetch_add(1, Ordering::SeqCst) == 2 {
        // SAFETY: el descriptor sigue abierto mientras corre el temporizador.
        let tuberia =
            unsafe { BorrowedFd::borrow_raw(ESCRITURA.load(Ordering::SeqCst)) };
        let _ = write(tuberia, b"x");
    }
}

pub fn con_sa_restart(
    lectura: &OwnedFd,
    escritura: &OwnedFd,
) -> anyhow::Result<()> {
    ESCRITURA.store(escritura.as_raw_fd(), Ordering::SeqCst);
    // SAFETY: `escribir_a_la_tercera` solo toca atómicos y llama a `write`.
    unsafe {
        al_recibir(Signal::SIGALRM, escribir_a_la_tercera, SaFlags::SA_RESTART)
    }?;
    cada_50_ms()?;
    check_eq(
        "read se reanuda, y a la tercera lee",
        read(lectura, &mut [0]),
        Ok(1),
    )?;
    parar()?;
    Ok(())
}
// ANCHOR_END: reanudar
