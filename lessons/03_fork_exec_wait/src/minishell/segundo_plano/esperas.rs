//! Esperar a los que están en segundo plano: con `wait`, a todos; al salir, un instante.

use std::time::{Duration, Instant};

use shared::Signal;
use shared::table::SystemProcess;

use super::{Trabajo, Trabajos};
use crate::minishell::senales::{Guardia, hubo_ctrl_c};

impl Trabajos {
    /// `wait`: espera a que no quede ninguno en marcha; `false` si lo interrumpe Ctrl-C.
    pub fn esperar_a_todos(&mut self, con_ctrl_c: bool) -> bool {
        let guardia = Guardia::montar(con_ctrl_c);
        let quieto = |trabajo: &Trabajo| {
            trabajo.procesos.han_acabado() || trabajo.procesos.estan_detenidos()
        };
        while self.recoger_a_los_que_haya().is_ok() && !self.0.iter().all(quieto) {
            // Pudo llegar antes de montar la guardia.
            if hubo_ctrl_c() || guardia.esperar() == Signal::SIGINT {
                return false;
            }
        }
        true
    }

    /// Espera a que acaben, a lo sumo este plazo. A los detenidos no: no van a
    /// acabar.
    pub fn dejar_acabar(&mut self, plazo: Duration) {
        let fin = Instant::now() + plazo;
        let en_marcha =
            self.0.iter().filter(|trabajo| !trabajo.procesos.estan_detenidos());
        for pid in en_marcha.flat_map(|trabajo| trabajo.procesos.vivos()) {
            if let Ok(proceso) = SystemProcess::new(pid.as_raw()) {
                let _ = proceso.wait(fin.saturating_duration_since(Instant::now()));
            }
        }
    }
}
