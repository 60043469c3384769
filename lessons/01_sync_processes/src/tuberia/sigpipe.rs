//! Escribir en una tubería que ya nadie lee: `SIGPIPE`, o `EPIPE` si se ignora.

use nix::errno::Errno;
use nix::sys::signal::{SigHandler, Signal, signal};
use nix::unistd::{pipe, write};
use shared::lesson::check_eq;
use shared::process::Process;

pub fn escribir_sin_lectores() -> anyhow::Result<()> {
    let (lee, escribe) = pipe()?;
    drop(lee);

    // Rust, como Python, arranca ignorando SIGPIPE, y los hijos lo heredan.
    let mut prudente = Process::new(|| -> anyhow::Result<()> {
        check_eq("write() ignorando SIGPIPE", write(&escribe, b"hola"), Err(Errno::EPIPE))?;
        Ok(())
    });
    prudente.start()?;
    prudente.join()?;
    check_eq("exitcode()", prudente.exitcode(), Some(0))?;

    let mut corriente = Process::new(|| -> anyhow::Result<()> {
        // SAFETY: SIG_DFL no ejecuta código nuestro cuando llega la señal.
        unsafe { signal(Signal::SIGPIPE, SigHandler::SigDfl) }?;
        write(&escribe, b"hola")?;
        Ok(())
    });
    corriente.start()?;
    corriente.join()?;
    check_eq("sin ignorarla, como cat o ls, exitcode()", corriente.exitcode(), Some(-13))?;
    Ok(())
}
