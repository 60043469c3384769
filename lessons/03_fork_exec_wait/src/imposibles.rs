//! `SIGKILL` y `SIGSTOP` no se pueden atrapar, ni ignorar, ni bloquear.

use nix::errno::Errno;
use nix::sys::signal::{SigHandler, SigSet, signal};
use shared::Signal;
use shared::lesson::{Level, Plain, Step, check_eq};

pub const STEP: Step = Step {
    name: "imposibles",
    title: "¿Se puede evitar cualquier señal?",
    level: Level::Essential,
    predict: "¿se puede poner un manejador a SIGKILL? ¿Se puede ignorar? ¿Y bloquear? ¿Hay otra señal como ella?",
    observe: "con SIGKILL y SIGSTOP el sistema tiene siempre la última palabra. Intentar bloquearlas ni siquiera es un error: no hace nada.",
    topic: "proc.kill()",
    run: &Plain(run),
};

extern "C" fn atrapar(_: i32) {}

fn run() -> anyhow::Result<()> {
    // ANCHOR: imposibles
    for senal in [Signal::SIGKILL, Signal::SIGSTOP] {
        // SAFETY: `atrapar` no hace nada, lo que está permitido en un manejador.
        let atrapada =
            unsafe { signal(senal, SigHandler::Handler(atrapar)) }.map(drop);
        check_eq(
            &format!("poner un manejador a {senal}"),
            atrapada,
            Err(Errno::EINVAL),
        )?;
        // SAFETY: ignorar una señal no ejecuta nada.
        let ignorada = unsafe { signal(senal, SigHandler::SigIgn) }.map(drop);
        check_eq(&format!("ignorar {senal}"), ignorada, Err(Errno::EINVAL))?;

        SigSet::from_iter([senal]).thread_block()?;
        let bloqueadas = SigSet::thread_get_mask()?;
        check_eq(
            &format!("{senal} queda bloqueada"),
            bloqueadas.contains(senal),
            false,
        )?;
    }
    // ANCHOR_END: imposibles
    Ok(())
}
