//! Detenerse con la orden: si no, la shell que lanzó a init no sabría que Ctrl-Z la ha detenido.

use nix::sys::signal::{Signal, raise};
use shared::signal::SignalNumber;
use shared::wait::WaitStatus;

/// Init se detiene cuando se lo han pedido **y** la orden se ha detenido: ella
/// puede atrapar Ctrl-Z y seguir.
#[derive(Default)]
pub struct Parada {
    pedida: bool,
    orden_detenida: bool,
}

impl Parada {
    pub fn apuntar_aviso(&mut self, senal: SignalNumber) {
        if senal == Signal::SIGCONT {
            self.pedida = false;
        } else if [Signal::SIGTSTP, Signal::SIGTTIN, Signal::SIGTTOU]
            .iter()
            .any(|s| senal == *s)
        {
            self.pedida = true;
        }
    }

    pub fn apuntar_orden(&mut self, estado: WaitStatus) {
        self.orden_detenida = matches!(estado, WaitStatus::Stopped(..));
    }

    /// Quien lo detuvo lo hará seguir con `SIGCONT`, que init recibirá y pasará a
    /// la orden.
    pub fn detenerse_si_toca(&mut self) {
        if self.pedida && self.orden_detenida {
            self.pedida = false;
            let _ = raise(Signal::SIGSTOP);
        }
    }
}
