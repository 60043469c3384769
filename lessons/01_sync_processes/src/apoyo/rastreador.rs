//! Quien borra un nombre si matan a quien lo ha creado: lo que en Python hace el *resource tracker*.

use nix::sys::prctl;
use nix::sys::signal::{SigSet, SigmaskHow, Signal, kill, sigprocmask};
use nix::unistd::{ForkResult, Pid, getpid, getppid};
use shared::child;
use shared::fork::fork;
use shared::gate::Gate;
use shared::wait::waitpid;

/// Créalo **antes** que el nombre, y destrúyelo en cuanto no haga falta.
///
/// Mientras vive, `SIGINT` y las demás señales esperan. `SIGKILL` no espera: entonces lo borra un proceso aparte.
/// Entretanto no se debe escribir nada en la salida: si nadie la lee, se acaba ahí, y sin borrarlo.
#[must_use = "al destruirlo se borra el nombre"]
pub struct Rastreador<F: Fn()> {
    borrar: F,
    aparte: Pid,
    senales_de_antes: SigSet,
}

impl<F: Fn()> Rastreador<F> {
    pub fn new(borrar: F) -> anyhow::Result<Self> {
        let (padre, listo) = (getpid(), Gate::new()?);
        let mut senales_de_antes = SigSet::empty();
        sigprocmask(
            SigmaskHow::SIG_BLOCK,
            Some(&SigSet::all()),
            Some(&mut senales_de_antes),
        )?;
        let aparte = match fork() {
            Ok(ForkResult::Child) => child::run(|| vigilar(padre, &listo, &borrar)),
            Ok(ForkResult::Parent { child }) => child,
            Err(error) => {
                sigprocmask(
                    SigmaskHow::SIG_SETMASK,
                    Some(&senales_de_antes),
                    None,
                )?;
                return Err(error.into());
            }
        };
        let rastreador = Rastreador { borrar, aparte, senales_de_antes };
        listo.wait()?;
        Ok(rastreador)
    }
}

/// En el proceso aparte: el núcleo le envía una señal cuando muere su padre.
fn vigilar(padre: Pid, listo: &Gate, borrar: impl Fn()) -> anyhow::Result<()> {
    prctl::set_pdeathsig(Signal::SIGUSR1)?;
    listo.open()?;
    // Si ya había muerto, nadie avisaría.
    if getppid() == padre {
        SigSet::from(Signal::SIGUSR1).wait()?;
    }
    borrar();
    Ok(())
}

impl<F: Fn()> Drop for Rastreador<F> {
    fn drop(&mut self) {
        (self.borrar)();
        let _ = kill(self.aparte, Signal::SIGKILL);
        let _ = waitpid(self.aparte, None);
        let _ = sigprocmask(
            SigmaskHow::SIG_SETMASK,
            Some(&self.senales_de_antes),
            None,
        );
    }
}
