//! Un servidor en un hijo mientras la lección hace de clientes; al final no queda nadie.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use nix::sys::prctl;
use nix::unistd::{ForkResult, Pid};
use shared::child;
use shared::ending::end_descendants;
use shared::fork::fork;
use shared::lesson::check_eq;
use shared::wait::{WaitStatus, waitpid};

use crate::apoyo::escucha;
use crate::apoyo::registro::callar;

/// Arranca `servidor` en un hijo, con su socket ya abierto, y ejecuta aquí
/// `clientes`, que recibe dónde está y su PID. Después termina con `SIGKILL` a
/// quien siga vivo de su familia, y los recoge a todos.
pub fn con_servidor<T>(
    servidor: impl FnOnce(TcpListener) -> anyhow::Result<()>,
    clientes: impl FnOnce(SocketAddr, Pid) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let escucha = escucha::abrir(Ipv4Addr::LOCALHOST.into(), 0)?;
    let donde = escucha.local_addr()?;
    adoptar_a_su_familia()?;
    let pid = match fork()? {
        ForkResult::Child => child::run(|| servidor(escucha)),
        ForkResult::Parent { child } => {
            drop(escucha);
            child
        }
    };
    let resultado = clientes(donde, pid);
    end_descendants();
    resultado
}

/// Como [`con_servidor`], con un servidor que no cuenta cada petición.
pub fn con_servidor_callado<T>(
    servidor: impl FnOnce(TcpListener) -> anyhow::Result<()>,
    clientes: impl FnOnce(SocketAddr, Pid) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let callado = |escucha| {
        callar(true);
        servidor(escucha)
    };
    con_servidor(callado, clientes)
}

/// Espera a que el servidor termine, y comprueba que sale con 0.
pub fn acaba_bien(que: &str, servidor: Pid) -> anyhow::Result<()> {
    check_eq(que, waitpid(servidor, None)?, WaitStatus::Exited(servidor, 0))?;
    Ok(())
}

/// Los hijos que deje un servidor al morir pasan a ser de la lección, que así los
/// recoge ella: quien los adoptara en su lugar podría tardar. Hasta el próximo
/// `end_descendants`.
pub fn adoptar_a_su_familia() -> nix::Result<()> {
    prctl::set_child_subreaper(true)
}
