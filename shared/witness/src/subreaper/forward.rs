//! Cuando al proceso que lanzó el usuario le piden terminar, se lo dice a quien mira, que acaba con todos y contesta.

use std::mem::zeroed;
use std::ptr;
use std::sync::atomic::{AtomicI32, Ordering};

use libc::{SIG_IGN, SIGHUP, SIGTERM, c_int, sigaction, sigset_t};

static WATCHER: AtomicI32 = AtomicI32::new(0);

extern "C" fn forward(_: c_int) {
    // SAFETY: no toca memoria, y se puede llamar desde un manejador.
    unsafe { libc::kill(WATCHER.load(Ordering::Relaxed), SIGTERM) };
}

/// Al soltarlo, las señales vuelven a ser como eran.
pub struct Forwarding([(c_int, sigaction); 2]);

pub fn forward_to(watcher: i32) -> Forwarding {
    WATCHER.store(watcher, Ordering::Relaxed);
    Forwarding([SIGTERM, SIGHUP].map(|signal| {
        // SAFETY: `sigaction` puede valer cero; el manejador solo envía una señal.
        unsafe {
            let mut action: sigaction = zeroed();
            action.sa_sigaction = forward as *const () as usize;
            let mut before: sigaction = zeroed();
            libc::sigaction(signal, &raw const action, &raw mut before);
            // Bajo `nohup`, la de cerrar el terminal ya no se atiende.
            if before.sa_sigaction == SIG_IGN {
                libc::sigaction(signal, &raw const before, ptr::null_mut());
            }
            (signal, before)
        }
    }))
}

impl Drop for Forwarding {
    fn drop(&mut self) {
        for (signal, action) in &self.0 {
            // SAFETY: es la acción que había.
            unsafe { libc::sigaction(*signal, action, ptr::null_mut()) };
        }
    }
}

/// Si se lo han dicho a este proceso, que tiene bloqueadas todas las señales.
pub fn asked_to_end() -> bool {
    // SAFETY: `pending` está viva, y `sigpending` la escribe antes de que se lea.
    unsafe {
        let mut pending: sigset_t = zeroed();
        libc::sigpending(&raw mut pending) == 0
            && libc::sigismember(&raw const pending, SIGTERM) == 1
    }
}
