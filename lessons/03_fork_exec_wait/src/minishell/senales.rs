//! Peldaño 6: las señales y el terminal. Ctrl-C llega al grupo en primer plano, y la shell no está en él.

mod ctrl_c;

use std::io::{IsTerminal, stdin};

use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
use nix::unistd::{Pid, getpgrp, getpid, setpgid, tcgetpgrp, tcsetpgrp};

pub use ctrl_c::{esperar_entrada, hubo_ctrl_c, olvidar_ctrl_c};

/// Lo que una shell ignora, y sus órdenes no: que la detengan, o que la mate Ctrl-\.
const IGNORADAS: [Signal; 4] = [Signal::SIGQUIT, Signal::SIGTSTP, Signal::SIGTTIN, Signal::SIGTTOU];

/// El terminal de la shell, que ella presta a cada orden en primer plano.
pub struct Terminal {
    grupo_de_la_shell: Pid,
    grupo_de_antes: Pid,
}

impl Terminal {
    // ANCHOR: tomar
    /// Se queda el terminal; `None` si la entrada no es un terminal.
    pub fn tomar() -> nix::Result<Option<Self>> {
        if !stdin().is_terminal() {
            return Ok(None);
        }
        al_recibir(Signal::SIGINT, SigHandler::Handler(ctrl_c::apuntar))?;
        for senal in IGNORADAS {
            al_recibir(senal, SigHandler::SigIgn)?;
        }
        let grupo_de_antes = tcgetpgrp(stdin())?;
        if getpgrp() != getpid() {
            setpgid(Pid::from_raw(0), Pid::from_raw(0))?;
        }
        tcsetpgrp(stdin(), getpgrp())?;
        Ok(Some(Terminal { grupo_de_la_shell: getpgrp(), grupo_de_antes }))
    }
    // ANCHOR_END: tomar

    // ANCHOR: prestar
    /// El grupo de la orden pasa al primer plano: Ctrl-C, Ctrl-\ y Ctrl-Z serán para él.
    pub fn prestar(&self, grupo: Pid) {
        let _ = tcsetpgrp(stdin(), grupo);
    }

    pub fn recuperar(&self) {
        let _ = tcsetpgrp(stdin(), self.grupo_de_la_shell);
    }
    // ANCHOR_END: prestar
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = tcsetpgrp(stdin(), self.grupo_de_antes);
    }
}

/// En el hijo, antes de `exec`: lo ignorado se seguiría ignorando en el programa nuevo.
pub fn como_cualquier_programa() {
    for senal in IGNORADAS {
        let _ = al_recibir(senal, SigHandler::SigDfl);
    }
}

/// Sin control de trabajos, Ctrl-C es para todo el grupo, y lo que corre en segundo plano no debe morir con él.
pub fn sordo_a_ctrl_c() {
    for senal in [Signal::SIGINT, Signal::SIGQUIT] {
        let _ = al_recibir(senal, SigHandler::SigIgn);
    }
}

fn al_recibir(senal: Signal, que_hacer: SigHandler) -> nix::Result<()> {
    // Sin SA_RESTART: la llamada al sistema interrumpida vuelve con EINTR.
    let accion = SigAction::new(que_hacer, SaFlags::empty(), SigSet::empty());
    // SAFETY: el único manejador, `ctrl_c::apuntar`, solo toca un atómico.
    unsafe { sigaction(senal, &accion) }.map(drop)
}
