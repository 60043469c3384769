//! Un trabajo: los procesos de una tubería, hasta que acaba el último.

use nix::unistd::Pid;
use shared::wait::WaitStatus;

use crate::minishell::una_orden::codigo;

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
    pub(super) fn apuntar(&mut self, estado: WaitStatus) -> bool {
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
