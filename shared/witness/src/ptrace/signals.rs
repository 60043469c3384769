//! Las señales que llegan al testigo. Las del terminal son para el programa, que está en su grupo; cuando le piden
//! terminar, lo recuerda, y el bucle acaba con todos.

use std::fs::File;
use std::mem::zeroed;
use std::os::fd::AsRawFd;
use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering};

use libc::{SIG_IGN, SIGALRM, SIGHUP, SIGTERM, SIGURG, c_int, sigaction};

use super::timer;
use crate::keyboard::{self, Ignored};

static ASKED_TO_END: AtomicBool = AtomicBool::new(false);
static ALONE: AtomicBool = AtomicBool::new(false);

extern "C" fn remember(_: c_int) {
    ASKED_TO_END.store(true, Ordering::Relaxed);
    // Si el bucle iba a dormirse ya, un latido lo despertará.
    timer::start();
}

extern "C" fn alone(_: c_int) {
    ALONE.store(true, Ordering::Relaxed);
}

extern "C" fn nothing(_: c_int) {}

/// Si alguien ha pedido al testigo que termine.
pub fn asked_to_end() -> bool {
    ASKED_TO_END.load(Ordering::Relaxed)
}

/// Si nadie de fuera va a hacer ya nada por ellos.
pub fn told_they_are_alone() -> bool {
    ALONE.load(Ordering::Relaxed)
}

/// Al soltarlo, las señales vuelven a ser como eran.
pub struct Before {
    _keyboard: Ignored,
    others: Vec<(c_int, sigaction)>,
}

pub fn prepare() -> Before {
    ASKED_TO_END.store(false, Ordering::Relaxed);
    ALONE.store(false, Ordering::Relaxed);
    // SIGURG no hace nada a quien no la atiende: no importa que llegue antes o después.
    let mut before = vec![
        (SIGALRM, set(SIGALRM, nothing as *const () as usize)),
        (SIGURG, set(SIGURG, alone as *const () as usize)),
    ];
    for signal in [SIGTERM, SIGHUP] {
        let old = set(signal, remember as *const () as usize);
        // Bajo `nohup`, la de cerrar el terminal ya no se atiende.
        if old.sa_sigaction == SIG_IGN {
            set(signal, SIG_IGN);
        }
        before.push((signal, old));
    }
    Before { _keyboard: keyboard::leave_to_the_program(), others: before }
}

/// Sin `SA_RESTART`: la espera del bucle ha de volver.
fn set(signal: c_int, handler: usize) -> sigaction {
    // SAFETY: `sigaction` puede valer cero; los manejadores solo tocan un booleano y el temporizador.
    unsafe {
        let mut action: sigaction = zeroed();
        action.sa_sigaction = handler;
        let mut before = zeroed();
        libc::sigaction(signal, &raw const action, &raw mut before);
        before
    }
}

impl Drop for Before {
    fn drop(&mut self) {
        timer::stop();
        for (signal, action) in &self.others {
            // SAFETY: es la acción que había.
            unsafe { libc::sigaction(*signal, action, ptr::null_mut()) };
        }
    }
}

/// Si el terminal es nuestro. Entonces, el programa que se detiene a sí mismo lo hace porque ha leído él la tecla.
pub fn in_foreground() -> bool {
    // SAFETY: solo preguntan.
    File::open("/dev/tty")
        .is_ok_and(|tty| unsafe { libc::tcgetpgrp(tty.as_raw_fd()) == libc::getpgrp() })
}

/// El programa se ha detenido desde el terminal: quien nos lanzó ha de vernos detenidos también.
pub fn stop_with_the_program() {
    // SAFETY: no toca memoria. La señal no se puede ignorar, y se vuelve aquí al continuar.
    unsafe { libc::raise(libc::SIGSTOP) };
}
