//! Peldaño 5: el segundo plano. La shell no espera, pero sí recoge: ninguno queda zombi.

mod esperas;
mod trabajo;

use nix::errno::Errno;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

pub use trabajo::Trabajo;

/// Los que no están en primer plano. Por orden: el último es el de ahora, `%+`.
#[derive(Default)]
pub struct Trabajos(Vec<Trabajo>);

impl Trabajos {
    /// Devuelve su número: el que ya tuviera, o uno nuevo.
    pub fn poner(&mut self, mut trabajo: Trabajo) -> usize {
        if trabajo.numero == 0 {
            trabajo.numero =
                self.0.iter().map(|otro| otro.numero).max().unwrap_or(0) + 1;
        }
        let numero = trabajo.numero;
        self.0.push(trabajo);
        numero
    }

    pub fn sacar(&mut self, numero: usize) -> Option<Trabajo> {
        let posicion =
            self.0.iter().position(|trabajo| trabajo.numero == numero)?;
        Some(self.0.remove(posicion))
    }

    pub fn todos(&mut self) -> &mut [Trabajo] {
        &mut self.0
    }

    fn apuntar(&mut self, estado: WaitStatus) {
        self.0.iter_mut().any(|trabajo| trabajo.procesos.apuntar(estado));
    }

    // ANCHOR: recoger
    /// Recoge a todos los que hayan terminado, sin esperar; `ECHILD` si ya no hay
    /// ningún hijo.
    fn recoger_a_los_que_haya(&mut self) -> nix::Result<()> {
        let sin_esperar =
            WaitPidFlag::WNOHANG | WaitPidFlag::WUNTRACED | WaitPidFlag::WCONTINUED;
        loop {
            match waitpid(None, Some(sin_esperar))? {
                WaitStatus::StillAlive => return Ok(()),
                estado => self.apuntar(estado),
            }
        }
    }
    // ANCHOR_END: recoger

    /// Los trabajos que han acabado dejan de serlo.
    pub fn sacar_los_acabados(&mut self) -> Vec<Trabajo> {
        let _ = self.recoger_a_los_que_haya();
        self.0.extract_if(.., |trabajo| trabajo.procesos.han_acabado()).collect()
    }

    /// Espera a un trabajo en primer plano; entretanto, recoge también a los demás.
    pub fn esperar(&mut self, trabajo: &mut Trabajo, tambien_detenido: bool) {
        let detenidos = WaitPidFlag::WUNTRACED | WaitPidFlag::WCONTINUED;
        let opciones = tambien_detenido.then_some(detenidos);
        let procesos = &mut trabajo.procesos;
        while !procesos.han_acabado() && !procesos.estan_detenidos() {
            match waitpid(None, opciones) {
                Ok(estado) if procesos.apuntar(estado) => {}
                Ok(estado) => self.apuntar(estado),
                Err(Errno::EINTR) => {}
                Err(_) => procesos.olvidar(),
            }
        }
    }
}
