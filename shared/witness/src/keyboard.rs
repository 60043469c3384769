//! Las señales del terminal son para el programa mirado: quien mira, que está en su grupo, las ignora.

use libc::{SIG_IGN, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, c_int, sighandler_t};

const KEYBOARD: [c_int; 5] = [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU];

/// Al soltarlo, vuelven a ser como eran.
pub struct Ignored([sighandler_t; 5]);

pub fn leave_to_the_program() -> Ignored {
    // SAFETY: ignorar una señal no ejecuta nada nuestro.
    Ignored(KEYBOARD.map(|signal| unsafe { libc::signal(signal, SIG_IGN) }))
}

impl Ignored {
    /// Las deja como eran.
    pub fn give_back(&self) {
        for (signal, before) in KEYBOARD.into_iter().zip(self.0) {
            // SAFETY: es lo que devolvió `signal`.
            unsafe { libc::signal(signal, before) };
        }
    }
}

impl Drop for Ignored {
    fn drop(&mut self) {
        self.give_back();
    }
}
