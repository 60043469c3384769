//! Los modos del terminal mientras se edita una línea en él: se reponen también si llega una señal que acaba todo.

use std::io;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use nix::fcntl::{FcntlArg, OFlag, fcntl};

/// Los modos que había; nulo mientras nadie los cambia.
static MODES: AtomicPtr<libc::termios> = AtomicPtr::new(ptr::null_mut());

/// Mientras vive, leer del terminal de la entrada espera a que haya algo, y [`restore`] repone los modos que tenía cuando
/// se creó.
#[must_use = "sin guardarlo, los modos se olvidan en el acto"]
pub(crate) struct Modes {
    modes: *mut libc::termios,
    /// Lo que tenía el fichero abierto: que fuera no bloqueante pudo decidirlo otro que lo comparte.
    flags: OFlag,
}

impl Modes {
    /// # Errors
    /// El de `tcgetattr(3)` si la entrada no es un terminal.
    pub(crate) fn remember() -> io::Result<Self> {
        // SAFETY: `termios` solo tiene números, y `tcgetattr` escribe en una que vive hasta después de la llamada.
        let (read, modes) = unsafe {
            let mut modes: libc::termios = std::mem::zeroed();
            (libc::tcgetattr(libc::STDIN_FILENO, &raw mut modes), modes)
        };
        if read != 0 {
            return Err(io::Error::last_os_error());
        }
        let flags = OFlag::from_bits_retain(fcntl(io::stdin(), FcntlArg::F_GETFL)?);
        set_flags(flags - OFlag::O_NONBLOCK);
        let modes = Box::into_raw(Box::new(modes));
        MODES.store(modes, Ordering::SeqCst);
        Ok(Modes { modes, flags })
    }
}

impl Drop for Modes {
    fn drop(&mut self) {
        MODES.store(ptr::null_mut(), Ordering::SeqCst);
        // SAFETY: lo creó `remember`, y ya no lo tiene nadie más: `restore` solo lo lee antes de acabar el proceso.
        drop(unsafe { Box::from_raw(self.modes) });
        set_flags(self.flags);
    }
}

fn set_flags(flags: OFlag) {
    let _ = fcntl(io::stdin(), FcntlArg::F_SETFL(flags));
}

/// Repone los modos, si alguien los recuerda. Se puede llamar en un manejador de señal que acaba el proceso.
pub(crate) fn restore() {
    let modes = MODES.load(Ordering::SeqCst);
    if !modes.is_null() {
        // SAFETY: `modes` vive mientras está en `MODES`; `tcsetattr` está permitida en un manejador (signal-safety(7)).
        unsafe { libc::tcsetattr(libc::STDIN_FILENO, libc::TCSANOW, modes) };
    }
}
