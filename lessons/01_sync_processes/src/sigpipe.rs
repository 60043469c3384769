//! Escribir en una tubería que ya nadie lee: `SIGPIPE`, o `EPIPE` si se ignora.

use nix::errno::Errno;
use nix::sys::signal::{SigHandler, Signal, signal};
use nix::unistd::{pipe, write};
use shared::ipc::{IpcError, Pipe};
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;

pub const STEP: Step = Step {
    name: "sigpipe",
    title: "Escribir cuando nadie puede leer",
    level: Level::Essential,
    predict: "quien lee de la tubería ha cerrado su extremo. ¿Qué le pasa a quien escribe?",
    observe: "lo mata SIGPIPE; si la ignora, como Rust y Python, ve un error.",
    topic: "1_syncProcesses.py: «cómo los procesos pueden comunicarse entre sí»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: rota
    let (lee, escribe) = Pipe::one_way()?;
    lee.close();
    check_eq(
        "send() cuando nadie puede leer",
        escribe.send(&1),
        Err(IpcError::BrokenPipe),
    )?;
    // ANCHOR_END: rota

    // ANCHOR: nucleo
    let (lee, escribe) = pipe()?;
    drop(lee);

    // Rust, como Python, arranca ignorando SIGPIPE, y los hijos lo heredan.
    let mut prudente = Process::new(|| -> anyhow::Result<()> {
        check_eq(
            "write() ignorando SIGPIPE",
            write(&escribe, b"hola"),
            Err(Errno::EPIPE),
        )?;
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
    check_eq(
        "sin ignorarla, como cat o ls, exitcode()",
        corriente.exitcode(),
        Some(-13),
    )?;
    // ANCHOR_END: nucleo
    Ok(())
}
