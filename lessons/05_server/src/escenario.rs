//! Un servidor en un hijo mientras la lección hace de clientes; al final no queda nadie.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use nix::sys::prctl;
use nix::sys::signal::{Signal, kill};
use nix::unistd::{ForkResult, Pid};
use shared::child;
use shared::fork::fork;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

use crate::escucha;

/// Arranca `servidor` en un hijo, con su zócalo ya abierto, y ejecuta aquí `clientes`, que recibe dónde está y
/// su PID. Después lo termina con `SIGKILL`, si sigue vivo, y recoge todo lo que deje.
pub fn con_servidor<T>(
    servidor: impl FnOnce(TcpListener) -> anyhow::Result<()>,
    clientes: impl FnOnce(SocketAddr, Pid) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let escucha = escucha::abrir(Ipv4Addr::LOCALHOST.into(), 0)?;
    let donde = escucha.local_addr()?;
    // Los hijos que el servidor deje al morir pasan a ser de la lección, que los recoge.
    prctl::set_child_subreaper(true)?;
    let pid = match fork()? {
        ForkResult::Child => child::run(|| servidor(escucha)),
        ForkResult::Parent { child } => {
            drop(escucha);
            child
        }
    };
    let resultado = clientes(donde, pid)?;
    if waitpid(pid, Some(WaitPidFlag::WNOHANG)) == Ok(WaitStatus::StillAlive) {
        kill(pid, Signal::SIGKILL)?;
    }
    while waitpid(None, None).is_ok() {}
    prctl::set_child_subreaper(false)?;
    Ok(resultado)
}
