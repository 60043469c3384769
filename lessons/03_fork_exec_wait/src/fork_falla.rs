//! Cuando no cabe otro proceso, `fork` falla: vuelve una sola vez, y en el padre.

use nix::sys::resource::{Resource, setrlimit};
use nix::unistd::{ForkResult, geteuid};
use shared::fork::{ForkError, fork};
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::become_nobody;
use shared::wait::{WaitStatus, waitpid};
use shared::{child, say};

pub const STEP: Step = Step {
    name: "fork_falla",
    title: "Cuando no cabe otro proceso",
    level: Level::Extension,
    predict: "un proceso tiene prohibido crear otros, y llama a fork. ¿Cuántas veces vuelve fork? ¿Quién recibe el −1?",
    observe: "solo lo recibe quien llamó: no hay ningún hijo que pueda recibir nada.",
    topic: "os.fork()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // El límite es para siempre, así que lo sufre un hijo.
    let hijo = match fork()? {
        ForkResult::Child => child::run(sin_sitio_para_otro),
        ForkResult::Parent { child } => child,
    };
    check_eq(
        "el que no pudo tener hijos",
        waitpid(hijo, None)?,
        WaitStatus::Exited(hijo, 0),
    )?;
    Ok(())
}

fn sin_sitio_para_otro() -> anyhow::Result<()> {
    // A root no le afecta el límite.
    if geteuid().is_root() && become_nobody().is_err() {
        say!(
            "en este contenedor no se puede dejar de ser root: no puedo enseñar un fork que falla"
        );
        return Ok(());
    }
    // ANCHOR: limite
    setrlimit(Resource::RLIMIT_NPROC, 0, 0)?;
    match fork() {
        Ok(ForkResult::Child) => child::run(|| say!("no debería existir")),
        Ok(ForkResult::Parent { child }) => {
            waitpid(child, None)?;
            anyhow::bail!("fork ha creado un hijo que no cabía");
        }
        Err(error) => {
            check("fork ha fallado con EAGAIN", error == ForkError::ProcessLimit)?;
        }
    }
    // ANCHOR_END: limite
    say!("en C me habría devuelto −1, y solo a mí");
    Ok(())
}
