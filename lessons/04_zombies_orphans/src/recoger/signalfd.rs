//! Tercera forma: `signalfd`. La señal se lee de un descriptor, como si fueran datos, y no hace falta manejador.

use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd};
use shared::lesson::check_eq;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

use super::tres_zombis;

pub fn recoger() -> anyhow::Result<()> {
    // La señal ha de estar bloqueada: si no, se perdería antes de que alguien la leyera.
    let mut solo_hijos = SigSet::empty();
    solo_hijos.add(Signal::SIGCHLD);
    solo_hijos.thread_block()?;
    let avisos = SignalFd::with_flags(&solo_hijos, SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC)?;
    tres_zombis()?;

    let (mut leidos, mut suma) = (0, 0);
    while avisos.read_signal()?.is_some() {
        leidos += 1;
        while let Ok(WaitStatus::Exited(_, codigo)) = waitpid(None, Some(WaitPidFlag::WNOHANG)) {
            suma += codigo;
        }
    }
    check_eq("avisos leídos", leidos, 1)?;
    check_eq("suma de los códigos", suma, 6)?;
    Ok(())
}
