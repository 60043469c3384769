//! Escribir en una tubería que ya nadie puede leer: `SIGPIPE` o, si se ignora, `EPIPE`.

use nix::errno::Errno;
use nix::unistd::{ForkResult, dup2_stdout, pipe, write};
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{WaitStatus, waitpid};
use shared::{Signal, child};

use crate::apoyo::ejecutar::ejecutar;

pub const STEP: Step = Step {
    name: "sin_lectores",
    title: "Escribir donde ya no lee nadie",
    level: Level::Extension,
    predict: "¿qué le pasa a quien escribe en una tubería que ya no puede leer nadie? ¿Qué acaba con yes en yes | head -1?",
    observe: "SIGPIPE mata a quien escribe sin lectores. Si la ignora, como los programas de Rust y de Python, write falla con EPIPE.",
    topic: "os.fork() y exec()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: sin_lectores
    let (lectura, escritura) = pipe()?;
    drop(lectura);
    // Los programas de Rust empiezan ignorando SIGPIPE.
    check_eq("sin lectores, write", write(&escritura, b"x"), Err(Errno::EPIPE))?;

    // `ejecutar` deja SIGPIPE como en cualquier programa.
    let yes = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            dup2_stdout(&escritura)?;
            ejecutar(&[c"yes"])
        }),
        ForkResult::Parent { child } => child,
    };
    let muerto = WaitStatus::Signaled(yes, Signal::SIGPIPE.into(), false);
    check_eq("sin lectores, yes", waitpid(yes, None)?, muerto)?;
    // ANCHOR_END: sin_lectores
    Ok(())
}
