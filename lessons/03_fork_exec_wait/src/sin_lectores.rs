//! Escribir en una tubería que ya nadie puede leer: `SIGPIPE` o, si se ignora, `EPIPE`.

use nix::errno::Errno;
use nix::sys::signal::Signal;
use nix::unistd::{ForkResult, pipe, write};
use shared::ending::{exit_now, restore_sigpipe};
use shared::fork::fork;
use shared::lesson::check_eq;
use shared::wait::{WaitStatus, waitpid};

pub fn escribir() -> anyhow::Result<()> {
    // ANCHOR: sin_lectores
    let (lectura, escritura) = pipe()?;
    drop(lectura);
    // Los programas de Rust empiezan ignorando SIGPIPE.
    check_eq("sin lectores, write", write(&escritura, b"x"), Err(Errno::EPIPE))?;

    match fork()? {
        ForkResult::Child => {
            restore_sigpipe();
            let _ = write(&escritura, b"x");
            exit_now(0)
        }
        ForkResult::Parent { child } => {
            let muerto = WaitStatus::Signaled(child, Signal::SIGPIPE.into(), false);
            check_eq("sin ignorar SIGPIPE", waitpid(child, None)?, muerto)?;
        }
    }
    // ANCHOR_END: sin_lectores
    Ok(())
}
