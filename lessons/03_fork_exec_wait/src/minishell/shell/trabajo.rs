//! Lanzar una tubería y esperarla, o no.

use std::time::Duration;

use nix::sys::signal::Signal;
use shared::ending;
use shared::errno::describe_chain;
use shared::signal::send;

use super::Shell;
use crate::minishell::gramatica::Tuberia;
use crate::minishell::segundo_plano::Trabajo;
use crate::minishell::senales;
use crate::minishell::tuberias::lanzar_tuberia;
use crate::minishell::una_orden::{escribir, quejarse};

/// Lo que se deja, al salir, a lo que siga en segundo plano.
const ULTIMO_PLAZO: Duration = Duration::from_secs(1);

impl Shell {
    // ANCHOR: ejecutar
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
        if let Some(trabajo) = Trabajo::nuevo(&pids, con_grupo, self.texto(tuberia)) {
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
    // ANCHOR_END: ejecutar

    fn dejar_en_segundo_plano(&mut self, trabajo: Trabajo) {
        let (ultimo, _) = trabajo.procesos.ultimo();
        let numero = self.trabajos.poner(trabajo);
        if self.tiene_terminal() {
            quejarse(&format!("[{numero}] {ultimo}"));
        }
        self.estado = 0;
    }

    /// Recoge a los que han terminado; en un terminal, además, cuenta quién ha acabado y quién se ha detenido.
    pub(super) fn contar_lo_que_ha_pasado(&mut self) {
        let acabados = self.trabajos.sacar_los_acabados();
        if !self.tiene_terminal() {
            return;
        }
        for trabajo in acabados {
            quejarse(&format!("[{}] {trabajo}", trabajo.numero));
        }
        for trabajo in self.trabajos.todos() {
            let detenido = trabajo.procesos.estan_detenidos();
            if detenido && !trabajo.contado {
                quejarse(&format!("[{}] {trabajo} (sigue con fg)", trabajo.numero));
            }
            trabajo.contado = detenido;
        }
    }

    fn texto(&self, tuberia: &Tuberia) -> String {
        let ordenes = tuberia.ordenes.iter().map(|orden| orden.argumentos(self.estado).join(&b' '));
        let texto = ordenes.collect::<Vec<_>>().join(&b" | "[..]);
        String::from_utf8_lossy(&texto).into_owned()
    }

    /// No deja nada atrás: lo que siga en segundo plano tiene un instante para acabar, y muere con ella.
    pub(super) fn despedirse(&mut self) {
        if self.tiene_terminal() && !self.trabajos.todos().is_empty() {
            quejarse("quedan trabajos en segundo plano: si no acaban ya, mueren conmigo");
        }
        self.trabajos.dejar_acabar(ULTIMO_PLAZO);
        ending::end_descendants();
    }
}
