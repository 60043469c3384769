//! Peldaño 5: el segundo plano. La shell no espera, pero sí recoge: ninguno queda zombi.

use nix::errno::Errno;
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

use super::una_orden::codigo;

/// Los procesos de una tubería, mientras quede alguno.
pub struct Trabajo {
    pub numero: usize,
    pub grupo: Pid,
    /// Los que no han terminado.
    pub vivos: Vec<Pid>,
    /// El que decide el código: el de la derecha del todo.
    pub ultimo: Pid,
    pub codigo: i32,
    pub detenido: bool,
    pub texto: String,
}

impl Trabajo {
    /// `None` si no hay ningún proceso.
    pub fn nuevo(vivos: Vec<Pid>, texto: String) -> Option<Self> {
        let (grupo, ultimo) = (*vivos.first()?, *vivos.last()?);
        Some(Trabajo { numero: 0, grupo, vivos, ultimo, codigo: 0, detenido: false, texto })
    }

    /// Apunta lo que le ha pasado a uno de sus procesos; dice si era suyo.
    fn apuntar(&mut self, estado: WaitStatus) -> bool {
        let Some(pid) = estado.pid().filter(|pid| self.vivos.contains(pid)) else { return false };
        match codigo(estado) {
            Some(codigo) => {
                self.vivos.retain(|vivo| *vivo != pid);
                if pid == self.ultimo {
                    self.codigo = codigo;
                }
            }
            None => self.detenido = matches!(estado, WaitStatus::Stopped(..)),
        }
        true
    }
}

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
