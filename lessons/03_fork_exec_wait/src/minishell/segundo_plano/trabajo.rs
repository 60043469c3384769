//! Un trabajo: una tubería que se ha lanzado, hasta que acaba su último proceso.

mod procesos;

use std::fmt;

use nix::errno::Errno;
use nix::sys::signal::Signal;
use nix::sys::termios::Termios;
use nix::unistd::Pid;
use shared::signal::{SignalNumber, send};

pub use procesos::Procesos;

pub struct Trabajo {
    /// Con el que se le nombra (`%1`); 0 si nunca ha dejado el primer plano.
    pub numero: usize,
    /// El grupo que forman sus procesos, si hay control de trabajos.
    pub grupo: Option<Pid>,
    pub procesos: Procesos,
    pub texto: String,
    /// Cómo tenía el terminal al detenerse, para que lo encuentre igual al seguir.
    pub modos: Option<Termios>,
    /// Si ya se ha dicho que está detenido.
    pub contado: bool,
}

impl Trabajo {
    /// `None` si no hay ningún proceso.
    pub fn nuevo(pids: &[Pid], con_grupo: bool, texto: String) -> Option<Self> {
        let grupo = con_grupo.then_some(*pids.first()?);
        let procesos = Procesos::en_marcha(pids);
        Some(Trabajo {
            numero: 0,
            grupo,
            procesos,
            texto,
            modos: None,
            contado: false,
        })
    }

    /// Los detenidos siguen. No se espera a que el núcleo cuente que lo hacen.
    pub fn seguir(&mut self) {
        self.procesos.seguir();
        self.contado = false;
        let _ = self.enviar(Signal::SIGCONT);
    }

    /// Si está detenido, no hace falta volver a decirlo.
    pub fn dar_por_contado(&mut self) {
        self.contado = self.procesos.estan_detenidos();
    }

    /// A todos los que queden: al grupo, si lo forman, o uno a uno.
    pub fn enviar(&self, senal: impl Into<SignalNumber>) -> nix::Result<()> {
        let senal = senal.into();
        match self.grupo {
            Some(grupo) => send(Pid::from_raw(-grupo.as_raw()), senal),
            None => {
                let enviadas = self.procesos.vivos().map(|pid| send(pid, senal));
                enviadas.fold(Err(Errno::ESRCH), Result::or)
            }
        }
    }
}

/// «en marcha: sleep 50».
impl fmt::Display for Trabajo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.procesos.han_acabado() {
            write!(f, "acabado, con código {}", self.procesos.codigo())?;
        } else if self.procesos.estan_detenidos() {
            f.write_str("detenido")?;
        } else {
            f.write_str("en marcha")?;
        }
        write!(f, ": {}", self.texto)
    }
}
