//! Padre e hijo se envían señales sin perder ninguna: bloqueadas, esperadas con `sigwait` y por turnos.

mod pause;

use nix::sys::signal::SigSet;
use nix::unistd::{ForkResult, getppid};
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::signal::send;
use shared::wait::{WaitStatus, waitpid};
use shared::{Signal, child};

pub const STEP: Step = Step {
    name: "senales_entre_dos",
    title: "Señales entre padre e hijo",
    level: Level::Extension,
    predict: "un proceso llama a pause para esperar una señal que tiene un manejador, pero la señal llega justo antes. ¿Despierta? ¿Y si la tiene bloqueada y llama a sigwait? Padre e hijo se envían 100 señales cada uno, por turnos: ¿se pierde alguna?",
    observe: "pause solo despierta con las señales que llegan después. La bloqueada queda pendiente, y sigwait la encuentra; y como cada uno espera la respuesta del otro, nunca hay dos pendientes y no se pierde ninguna.",
    topic: "proc.kill()",
    run: &Plain(run),
};

// ANCHOR: turnos
const VECES: usize = 100;

fn run() -> anyhow::Result<()> {
    pause::llega_antes()?;

    let (usr1, usr2) = (solo(Signal::SIGUSR1), solo(Signal::SIGUSR2));
    // Bloqueadas antes de fork: las que lleguen quedan pendientes hasta que alguien
    // las espere.
    usr1.thread_block()?;
    usr2.thread_block()?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            for _ in 0..VECES {
                usr1.wait()?;
                send(getppid(), Signal::SIGUSR2)?;
            }
            Ok(())
        }),
        ForkResult::Parent { child } => child,
    };
    let mut respuestas = 0;
    for _ in 0..VECES {
        send(hijo, Signal::SIGUSR1)?;
        usr2.wait()?;
        respuestas += 1;
    }
    check_eq("por turnos, respuestas del hijo", respuestas, VECES)?;
    check_eq("el hijo", waitpid(hijo, None)?, WaitStatus::Exited(hijo, 0))?;
    usr1.thread_unblock()?;
    usr2.thread_unblock()?;
    Ok(())
}
// ANCHOR_END: turnos

fn solo(senal: Signal) -> SigSet {
    SigSet::from_iter([senal])
}
