//! El terminal es de un solo grupo de procesos a la vez: la shell lo presta a cada trabajo en primer plano.

mod ajeno;

use std::io::{IsTerminal, stdin};
use std::sync::atomic::{AtomicI32, Ordering};

use nix::errno::Errno;
use nix::sys::termios::{SetArg, Termios, tcgetattr, tcsetattr};
use nix::unistd::{Pid, getpgrp, getpid, setpgid, tcgetpgrp, tcsetpgrp};

use super::como_una_shell;
use crate::minishell::una_orden::quejarse;

/// El grupo al que hay que devolver el terminal; 0 si no se ha tomado. También lo
/// usa quien atiende a las señales.
static GRUPO_DE_ANTES: AtomicI32 = AtomicI32::new(0);

pub struct Terminal {
    /// Con eco, por líneas… como estaba cuando lo tomó la shell.
    modos: Termios,
}

impl Terminal {
    // ANCHOR: tomar
    /// Se queda el terminal; `None` si la entrada no es el de esta sesión.
    pub fn tomar() -> nix::Result<Option<Self>> {
        if !stdin().is_terminal() {
            return Ok(None);
        }
        if tcgetpgrp(stdin()) == Err(Errno::ENOTTY) {
            quejarse(
                "este terminal no es el de la sesión: no hay control de trabajos",
            );
            return Ok(None);
        }
        ajeno::pedir()?;
        GRUPO_DE_ANTES.store(getpgrp().as_raw(), Ordering::SeqCst);
        como_una_shell()?;
        if getpgrp() != getpid() {
            setpgid(Pid::from_raw(0), Pid::from_raw(0))?;
        }
        let terminal = Terminal { modos: tcgetattr(stdin())? };
        terminal.prestar(getpgrp());
        Ok(Some(terminal))
    }
    // ANCHOR_END: tomar

    // ANCHOR: prestar
    /// Ese grupo pasa al primer plano: Ctrl-C, Ctrl-\ y Ctrl-Z serán para él.
    pub fn prestar(&self, grupo: Pid) {
        let _ = tcsetpgrp(stdin(), grupo);
    }

    /// Vuelve a ser de la shell, y con los modos que ella tenía: el trabajo pudo
    /// dejarlo sin eco o sin líneas.
    pub fn recuperar(&self) {
        self.prestar(getpgrp());
        self.poner_modos(&self.modos);
    }
    // ANCHOR_END: prestar

    pub fn modos_de_ahora(&self) -> Option<Termios> {
        tcgetattr(stdin()).ok()
    }

    pub fn poner_modos(&self, modos: &Termios) {
        let _ = tcsetattr(stdin(), SetArg::TCSANOW, modos);
    }
}

/// Lo devuelve a quien lo tenía. Solo llama al sistema: se usa también al morir por
/// una señal.
pub fn devolver() {
    let grupo = GRUPO_DE_ANTES.swap(0, Ordering::SeqCst);
    if grupo != 0 {
        let _ = tcsetpgrp(stdin(), Pid::from_raw(grupo));
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        devolver();
    }
}
