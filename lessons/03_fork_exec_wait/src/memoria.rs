//! Tras `fork` hay dos copias de cada variable: lo que cambia uno no lo ve el otro.

use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{WaitStatus, waitpid};
use shared::{child, say};

pub const STEP: Step = Step {
    name: "memoria",
    title: "Dos copias de cada variable",
    level: Level::Essential,
    predict: "numero vale 5 y el hijo le suma 1: ¿cuánto vale después en cada uno?",
    observe: "5 y 6: son dos variables. Del 6 del hijo, el padre solo sabe porque es su código de salida.",
    topic: "«una copia exacta del proceso padre»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: variable
    let mut numero = 5;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| {
            numero += 1;
            say!("numero vale {numero}");
            numero
        }),
        ForkResult::Parent { child } => child,
    };
    let estado = waitpid(hijo, None)?;
    check_eq("el hijo sale con su numero", estado, WaitStatus::Exited(hijo, 6))?;
    check_eq("numero en el padre", numero, 5)?;
    // ANCHOR_END: variable
    Ok(())
}
