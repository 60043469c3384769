//! Esperar a un hijo o a Ctrl-C, lo que llegue antes, sin que se escape ninguno de los dos.

use nix::sys::signal::{SigSet, Signal};

/// Mientras existe, las señales que espera están bloqueadas: las que lleguen se
/// quedan pendientes, y no se pierden.
///
/// Con `waitpid` a secas, un Ctrl-C que llegara justo antes de dormirse no
/// despertaría a la shell.
#[must_use = "al soltarla se desbloquean las señales"]
pub struct Guardia(SigSet);

impl Guardia {
    pub fn montar(con_ctrl_c: bool) -> Self {
        let mut senales = SigSet::empty();
        senales.add(Signal::SIGCHLD);
        if con_ctrl_c {
            senales.add(Signal::SIGINT);
        }
        let _ = senales.thread_block();
        Guardia(senales)
    }

    /// La que llegue: `SIGCHLD`, porque a algún hijo le ha pasado algo, o `SIGINT`.
    pub fn esperar(&self) -> Signal {
        self.0.wait().unwrap_or(Signal::SIGCHLD)
    }
}

impl Drop for Guardia {
    fn drop(&mut self) {
        let _ = self.0.thread_unblock();
    }
}
