//! Lanzar una tubería y esperarla, o no.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use nix::sys::signal::Signal;
use shared::errno::describe_chain;
use shared::foreign::printable;
use shared::signal::send;

use super::Shell;
use crate::minishell::gramatica::Tuberia;
use crate::minishell::segundo_plano::Trabajo;
use crate::minishell::senales;
use crate::minishell::tuberias::lanzar_tuberia;
use crate::minishell::una_orden::{escribir, quejarse};

impl Shell {
    pub(super) fn ejecutar_tuberia(&mut self, tuberia: &Tuberia) {
        let mut pids = Vec::new();
        let lanzada = lanzar_tuberia(self, tuberia, &mut pids);
        if let Err(error) = &lanzada {
            quejarse(&describe_chain(error.as_ref()));
            // Los que han llegado a nacer se quedarían esperando a los que faltan.
            for pid in &pids {
                let _ = send(*pid, Signal::SIGKILL);
            }
        }
        let con_grupo = self.tiene_terminal();
        if let Some(trabajo) = Trabajo::nuevo(&pids, con_grupo, self.texto(tuberia))
        {
            if tuberia.segundo_plano && lanzada.is_ok() {
                self.dejar_en_segundo_plano(trabajo);
            } else {
                self.estado = self.esperar_en_primer_plano(trabajo);
            }
        }
        if lanzada.is_err() {
            self.estado = 2;
        }
    }

    pub fn esperar_en_primer_plano(&mut self, mut trabajo: Trabajo) -> i32 {
        // Ctrl-C puede haber llegado justo antes de que el terminal fuera suyo.
        if senales::hubo_ctrl_c() {
            let _ = trabajo.enviar(Signal::SIGINT);
        }
        self.trabajos.esperar(&mut trabajo, self.tiene_terminal());
        let codigo = trabajo.procesos.codigo();
        let Some(terminal) = &self.terminal else { return codigo };
        trabajo.modos = terminal.modos_de_ahora();
        terminal.recuperar();
        if trabajo.procesos.estan_detenidos() {
            trabajo.contado = true;
            let texto = trabajo.to_string();
            let numero = self.trabajos.poner(trabajo);
            escribir("\n");
            quejarse(&format!("[{numero}] {texto} (sigue con fg)"));
        } else {
            self.interrumpida = trabajo.procesos.mato_al_ultimo(Signal::SIGINT);
        }
        codigo
    }

    fn dejar_en_segundo_plano(&mut self, trabajo: Trabajo) {
        let (ultimo, _) = trabajo.procesos.ultimo();
        let numero = self.trabajos.poner(trabajo);
        if self.tiene_terminal() {
            quejarse(&format!("[{numero}] {ultimo}"));
        }
        self.estado = 0;
    }

    fn texto(&self, tuberia: &Tuberia) -> String {
        let ordenes = tuberia
            .ordenes
            .iter()
            .map(|orden| orden.argumentos(self.estado).join(&b' '));
        let texto = ordenes.collect::<Vec<_>>().join(&b" | "[..]);
        printable(OsStr::from_bytes(&texto))
    }
}
