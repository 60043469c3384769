//! Cada tubería es un grupo de procesos, y el terminal es de un solo grupo a la vez.

use std::fs::File;

use nix::unistd::{Pid, dup2_stdin, getpid, setpgid};

use super::Shell;
use crate::minishell::senales;

impl Shell {
    pub fn tiene_terminal(&self) -> bool {
        self.terminal.is_some()
    }

    pub fn prestar_terminal(&self, grupo: Pid) {
        if let Some(terminal) = &self.terminal {
            terminal.prestar(grupo);
        }
    }

    // ANCHOR: grupos
    /// En el hijo. El primero de la tubería funda un grupo, y los demás entran en él.
    pub fn prepararse(&self, grupo: Option<Pid>, segundo_plano: bool) {
        if self.tiene_terminal() {
            self.agrupar(getpid(), grupo, segundo_plano);
            senales::como_cualquier_programa();
        } else if segundo_plano {
            senales::sordo_a_ctrl_c();
            let _ = File::open("/dev/null").map(dup2_stdin);
        }
    }

    /// Lo hacen padre e hijo, porque no se sabe quién llegará antes a necesitarlo.
    pub fn agrupar(&self, pid: Pid, grupo: Option<Pid>, segundo_plano: bool) {
        let Some(terminal) = &self.terminal else { return };
        let grupo = grupo.unwrap_or(pid);
        let _ = setpgid(pid, grupo);
        if !segundo_plano {
            terminal.prestar(grupo);
        }
    }
    // ANCHOR_END: grupos
}
