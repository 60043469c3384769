//! Cada tubería es un grupo de procesos, y ninguno empieza hasta que el grupo está completo y tiene el terminal.

use std::fs::File;
use std::io;

use nix::unistd::{Pid, dup2_stdin, setpgid};
use shared::gate::Gate;

use super::Shell;
use crate::minishell::segundo_plano::Trabajo;
use crate::minishell::senales::{self, Terminal};

impl Shell {
    pub fn tiene_terminal(&self) -> bool {
        self.terminal.is_some()
    }

    /// Un trabajo detenido, o en segundo plano, pasa al primero.
    pub fn seguir_en_primer_plano(&mut self, mut trabajo: Trabajo) -> i32 {
        if let (Some(terminal), Some(grupo)) = (&self.terminal, trabajo.grupo) {
            terminal.prestar(grupo);
            if let Some(modos) = trabajo.modos.take() {
                terminal.poner_modos(&modos);
            }
        }
        trabajo.seguir();
        self.esperar_en_primer_plano(trabajo)
    }

    pub(super) fn reclamar_terminal(&self) -> bool {
        self.terminal.as_ref().is_some_and(Terminal::reclamar)
    }

    /// Ante ella esperan los hijos. Solo hace falta si hay control de trabajos.
    pub fn puerta(&self) -> io::Result<Option<Gate>> {
        self.terminal.is_some().then(Gate::new).transpose()
    }

    /// En el padre: el primero de la tubería funda un grupo, y los demás entran en
    /// él.
    pub fn agrupar(&self, pid: Pid, primero: Pid) {
        if self.tiene_terminal() {
            let _ = setpgid(pid, primero);
        }
    }

    /// En el padre, cuando el grupo está completo: le presta el terminal, una sola
    /// vez, y abre la puerta.
    pub fn empezar(
        &self,
        puerta: Option<Gate>,
        grupo: Pid,
        segundo_plano: bool,
    ) -> io::Result<()> {
        let (Some(terminal), Some(puerta)) = (&self.terminal, puerta) else {
            return Ok(());
        };
        if !segundo_plano {
            terminal.prestar(grupo);
        }
        puerta.open()
    }

    /// En el hijo: espera a que le abran, y deja las señales como en cualquier
    /// programa.
    pub fn prepararse(
        &mut self,
        puerta: Option<&Gate>,
        segundo_plano: bool,
    ) -> io::Result<()> {
        let sin_control = puerta.is_none();
        puerta.map_or(Ok(()), Gate::wait)?;
        senales::como_cualquier_programa(self.ya_ignoradas);
        if sin_control && segundo_plano {
            senales::sordo_a_ctrl_c();
            let _ = File::open("/dev/null").map(dup2_stdin);
        }
        // El terminal lo maneja la shell: en `fg | cat`, este hijo no debe
        // quitárselo, ni devolverlo al acabar.
        std::mem::forget(self.terminal.take());
        Ok(())
    }
}
