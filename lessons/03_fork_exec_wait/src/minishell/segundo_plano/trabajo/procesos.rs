//! Los procesos de una tubería, y lo último que se sabe de cada uno.

use nix::sys::signal::Signal;
use nix::unistd::Pid;
use shared::signal::SignalNumber;
use shared::wait::WaitStatus;

/// Por orden, y al menos uno. `StillAlive`: está en marcha.
pub struct Procesos(Vec<(Pid, WaitStatus)>);

impl Procesos {
    pub(super) fn en_marcha(pids: &[Pid]) -> Self {
        Procesos(pids.iter().map(|pid| (*pid, WaitStatus::StillAlive)).collect())
    }

    // ANCHOR: apuntar
    /// Apunta lo que le ha pasado a uno de ellos; dice si lo era.
    pub fn apuntar(&mut self, estado: WaitStatus) -> bool {
        let suyo = self.0.iter_mut().find(|(pid, _)| Some(*pid) == estado.pid());
        let Some((_, ultimo_estado)) = suyo else { return false };
        *ultimo_estado = match estado {
            WaitStatus::Continued(_) => WaitStatus::StillAlive,
            otro => otro,
        };
        true
    }

    /// No basta con que se detenga uno: no ha de quedar **ninguno** en marcha.
    pub fn estan_detenidos(&self) -> bool {
        let en_marcha =
            self.0.iter().any(|(_, estado)| *estado == WaitStatus::StillAlive);
        !en_marcha && self.senal_que_detuvo().is_some()
    }
    // ANCHOR_END: apuntar

    fn senal_que_detuvo(&self) -> Option<SignalNumber> {
        self.0.iter().rev().find_map(|(_, estado)| match estado {
            WaitStatus::Stopped(_, senal) => Some(*senal),
            _ => None,
        })
    }

    pub fn han_acabado(&self) -> bool {
        self.vivos().next().is_none()
    }

    /// Los que no han terminado.
    pub fn vivos(&self) -> impl Iterator<Item = Pid> {
        let vivo = |(_, estado): &&(Pid, WaitStatus)| estado.shell_code().is_none();
        self.0.iter().filter(vivo).map(|(pid, _)| *pid)
    }

    /// El de la derecha del todo, que decide el código.
    pub fn ultimo(&self) -> (Pid, WaitStatus) {
        self.0[self.0.len() - 1]
    }

    /// Lo que vale `$?`: 128 más la señal, si están detenidos.
    pub fn codigo(&self) -> i32 {
        let detenidos = self.senal_que_detuvo().map(SignalNumber::shell_code);
        detenidos.or(self.ultimo().1.shell_code()).unwrap_or(0)
    }

    pub fn mato_al_ultimo(&self, senal: Signal) -> bool {
        matches!(self.ultimo().1, WaitStatus::Signaled(_, suya, _) if suya == senal)
    }

    /// Se les va a enviar `SIGCONT`: no hace falta esperar a que el núcleo cuente
    /// que siguen.
    pub fn seguir(&mut self) {
        for (_, estado) in &mut self.0 {
            if matches!(estado, WaitStatus::Stopped(..)) {
                *estado = WaitStatus::StillAlive;
            }
        }
    }

    /// El núcleo dice que ya no son hijos nuestros: nadie va a saber cómo acabaron.
    pub fn olvidar(&mut self) {
        self.0
            .iter_mut()
            .for_each(|(pid, estado)| *estado = WaitStatus::Exited(*pid, 0));
    }
}
