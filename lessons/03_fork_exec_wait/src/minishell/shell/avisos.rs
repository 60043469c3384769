//! Lo que la shell cuenta de sus trabajos: antes de cada línea, y al salir.

use std::time::Duration;

use shared::ending;

use super::Shell;
use crate::minishell::una_orden::quejarse;

/// Lo que se deja, al salir, a lo que siga en segundo plano.
const ULTIMO_PLAZO: Duration = Duration::from_secs(1);

impl Shell {
    /// Recoge a los que han terminado; en un terminal, además, cuenta quién ha
    /// acabado y quién se ha detenido.
    pub(super) fn contar_lo_que_ha_pasado(&mut self) {
        let acabados = self.trabajos.sacar_los_acabados();
        if !self.tiene_terminal() {
            return;
        }
        for trabajo in acabados {
            quejarse(&format!("[{}] {trabajo}", trabajo.numero));
        }
        for trabajo in self.trabajos.todos() {
            if trabajo.procesos.estan_detenidos() && !trabajo.contado {
                quejarse(&format!("[{}] {trabajo} (sigue con fg)", trabajo.numero));
            }
            trabajo.dar_por_contado();
        }
    }

    /// No deja nada atrás: lo que siga en segundo plano tiene un instante para
    /// acabar, y muere con ella.
    pub(super) fn despedirse(&mut self) {
        if self.tiene_terminal() && !self.trabajos.todos().is_empty() {
            quejarse(
                "quedan trabajos en segundo plano: si no acaban ya, mueren conmigo",
            );
        }
        self.trabajos.dejar_acabar(ULTIMO_PLAZO);
        ending::end_descendants();
    }
}
