//! Cuando no cabe otro proceso, `fork` falla: vuelve una sola vez, y en el padre.

use nix::sys::resource::{Resource, setrlimit};
use nix::unistd::{ForkResult, geteuid};
use shared::ending::exit_now;
use shared::fork::{ForkError, fork};
use shared::lesson::check_eq;
use shared::process::become_nobody;
use shared::say;
use shared::wait::{WaitStatus, waitpid};

/// El límite es para siempre, así que lo sufre un hijo.
pub fn fork_que_falla() -> anyhow::Result<()> {
    match fork()? {
        ForkResult::Child => exit_now(sin_sitio_para_otro()),
        ForkResult::Parent { child } => {
            let final_del_hijo = waitpid(child, None)?;
            check_eq("el que no pudo tener hijos", final_del_hijo, WaitStatus::Exited(child, 0))?;
        }
    }
    Ok(())
}

fn sin_sitio_para_otro() -> i32 {
    // A root no le afecta el límite.
    if geteuid().is_root() && become_nobody().is_err() {
        say!(
            "en este contenedor no se puede dejar de ser root: no puedo enseñar un fork que falla"
        );
        return 0;
    }
    // ANCHOR: limite
    if setrlimit(Resource::RLIMIT_NPROC, 0, 0).is_err() {
        return 1;
    }
    match fork() {
        Err(ForkError::ProcessLimit) => {
            say!("fork ha fallado con EAGAIN:\nen C me habría devuelto −1, y solo a mí");
            0
        }
        Ok(ForkResult::Child) => exit_now(0),
        Ok(ForkResult::Parent { child }) => {
            let _ = waitpid(child, None);
            1
        }
        Err(_) => 1,
    }
    // ANCHOR_END: limite
}
