//! Peldaño 5: el segundo plano. La shell no espera, pero sí recoge: ninguno queda zombi.

mod trabajo;

use std::time::{Duration, Instant};

use nix::errno::Errno;
use shared::table::SystemProcess;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

pub use trabajo::Trabajo;

#[derive(Default)]
pub struct Trabajos(Vec<Trabajo>);

impl Trabajos {
    pub fn poner(&mut self, mut trabajo: Trabajo) -> usize {
        trabajo.numero = self.0.last().map_or(1, |ultimo| ultimo.numero + 1);
        let numero = trabajo.numero;
        self.0.push(trabajo);
        numero
    }

    /// El último que se puso.
    pub fn sacar(&mut self) -> Option<Trabajo> {
        self.0.pop()
    }

    pub fn hay(&self) -> bool {
        !self.0.is_empty()
    }

    fn apuntar(&mut self, estado: WaitStatus) {
        self.0.iter_mut().any(|trabajo| trabajo.apuntar(estado));
    }

    // ANCHOR: recoger
    /// Recoge a todos los que hayan terminado, sin esperar, y devuelve los trabajos acabados.
    pub fn recoger(&mut self) -> Vec<Trabajo> {
        let sin_esperar = WaitPidFlag::WNOHANG | WaitPidFlag::WUNTRACED;
        while let Ok(estado) = waitpid(None, Some(sin_esperar)) {
            if estado == WaitStatus::StillAlive {
                break;
            }
            self.apuntar(estado);
        }
        self.0.extract_if(.., |trabajo| trabajo.vivos.is_empty()).collect()
    }

    /// Espera a un trabajo en primer plano; entretanto, recoge también a los demás.
    pub fn esperar(&mut self, trabajo: &mut Trabajo, tambien_detenido: bool) {
        let opciones = tambien_detenido.then_some(WaitPidFlag::WUNTRACED);
        while !trabajo.vivos.is_empty() && !trabajo.detenido {
            match waitpid(None, opciones) {
                Ok(estado) if trabajo.apuntar(estado) => {}
                Ok(estado) => self.apuntar(estado),
                Err(Errno::EINTR) => {}
                Err(_) => trabajo.vivos.clear(),
            }
        }
    }
    // ANCHOR_END: recoger

    /// Espera a que acaben, a lo sumo este plazo.
    pub fn dejar_acabar(&mut self, plazo: Duration) {
        let fin = Instant::now() + plazo;
        for pid in self.0.iter().flat_map(|trabajo| &trabajo.vivos) {
            if let Ok(proceso) = SystemProcess::new(pid.as_raw()) {
                let _ = proceso.wait(fin.saturating_duration_since(Instant::now()));
            }
        }
    }

    /// `wait`: espera a que terminen todos; `false` si lo interrumpe Ctrl-C.
    pub fn esperar_a_todos(&mut self) -> bool {
        while self.0.iter().any(|trabajo| !trabajo.vivos.is_empty() && !trabajo.detenido) {
            match waitpid(None, Some(WaitPidFlag::WUNTRACED)) {
                Ok(estado) => self.apuntar(estado),
                Err(Errno::EINTR) => return false,
                Err(_) => break,
            }
        }
        true
    }
}
