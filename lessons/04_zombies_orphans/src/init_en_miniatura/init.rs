//! El init: arranca la orden, le pasa lo que le llegue, recoge a todos y acaba como ella.

use std::ffi::OsString;

use nix::errno::Errno;
use nix::sys::prctl;
use nix::sys::signal::Signal;
use nix::unistd::{ForkResult, Pid};
use shared::ending::{end_descendants, exit_now};
use shared::fork::fork;
use shared::inherited::Ignored;
use shared::signal::send;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

use super::avisos::esperar_aviso;
use super::mascara::bloquear_todas;
use super::orden::convertirse_en;
use super::parada::Parada;

// ANCHOR: init
pub fn ejecutar(orden: &[OsString], ignoradas: Ignored) -> anyhow::Result<u8> {
    // Se atenderán una a una, cuando toque: ninguna lo mata ni se pierde.
    bloquear_todas();
    prctl::set_child_subreaper(true)?; // PID 1 no lo necesita: adopta siempre.

    let principal = match fork()? {
        ForkResult::Child => exit_now(convertirse_en(orden, ignoradas)),
        ForkResult::Parent { child } => child,
    };
    // `fork` las deja como estaban, salvo dos que son de la biblioteca de C.
    bloquear_todas();
    let mut parada = Parada::default();
    loop {
        let aviso = esperar_aviso()?;
        if !aviso.es_de_un_hijo() && !aviso.ya_la_tiene(principal) {
            // Si la orden acaba de terminar, no hay a quién dársela.
            let _ = send(principal, aviso.senal);
        }
        parada.apuntar_aviso(aviso.senal);
        if aviso.senal == Signal::SIGCHLD
            && let Some(codigo) = recoger_a_todos(principal, &mut parada)?
        {
            // Como hace el núcleo con los que quedan cuando muere PID 1.
            end_descendants();
            return Ok(codigo);
        }
        parada.detenerse_si_toca();
    }
}

/// Recoge a cuantos hayan terminado; si la orden es uno, dice con qué acabar.
fn recoger_a_todos(
    principal: Pid,
    parada: &mut Parada,
) -> anyhow::Result<Option<u8>> {
    let sin_esperar =
        WaitPidFlag::WNOHANG | WaitPidFlag::WUNTRACED | WaitPidFlag::WCONTINUED;
    let mut codigo = None;
    loop {
        match waitpid(None, Some(sin_esperar)) {
            Ok(WaitStatus::StillAlive) | Err(Errno::ECHILD) => break,
            Ok(estado) if estado.pid() == Some(principal) => {
                parada.apuntar_orden(estado);
                codigo = codigo.or(estado.shell_code());
            }
            Ok(_) => {} // Un huérfano.
            Err(error) => return Err(error.into()),
        }
    }
    Ok(codigo.map(u8::try_from).transpose()?)
}
// ANCHOR_END: init
