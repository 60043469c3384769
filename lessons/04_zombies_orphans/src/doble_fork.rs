//! El doble `fork`: tener un nieto, para no tener que esperarlo.

use nix::errno::Errno;
use nix::unistd::ForkResult;
use shared::adoption::Adoption;
use shared::child;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::lifeline::Lifeline;
use shared::say;
use shared::wait::{WaitStatus, waitpid};

pub const STEP: Step = Step {
    name: "doble_fork",
    title: "El doble fork: que lo recoja otro",
    level: Level::Extension,
    predict: "el padre quiere un trabajo en segundo plano y no quiere esperarlo. ¿Y si lo hace un nieto cuyo padre ya ha terminado?",
    observe: "el padre espera un instante al hijo, y del nieto se ocupa quien lo adopta.",
    topic: "«evitando que queden en estado zombi»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let cuerda = Lifeline::new()?;
    let adopcion = Adoption::prepare()?;
    let puertas = [Gate::new()?, Gate::new()?];
    let [termina, hecho] = &puertas;
    // ANCHOR: doble_fork
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            match cuerda.fork()? {
                ForkResult::Child => child::run(|| trabajar(termina, hecho)),
                ForkResult::Parent { .. } => {
                    say!("ya hay quien trabaje: no lo espero y termino")
                }
            }
            Ok(())
        }),
        ForkResult::Parent { child } => child,
    };
    check_eq(
        "el hijo termina enseguida",
        waitpid(hijo, None)?,
        WaitStatus::Exited(hijo, 0),
    )?;
    // ANCHOR_END: doble_fork

    // ANCHOR: adoptado
    let nieto = cuerda.holder(0)?;
    check("el nieto sigue vivo", nieto.is_alive())?;
    check("su padre ya no es el hijo", nieto.ppid()? != hijo)?;
    termina.open()?;
    hecho.wait()?;
    adopcion.check_reaped("el nieto ha terminado y no ha quedado zombi", &nieto)?;
    check_eq(
        "a mí no me queda nadie, y wait responde",
        waitpid(None, None),
        Err(Errno::ECHILD),
    )?;
    // ANCHOR_END: adoptado
    Ok(())
}

fn trabajar(termina: &Gate, hecho: &Gate) -> anyhow::Result<()> {
    say!("trabajo en segundo plano");
    termina.wait()?;
    Ok(hecho.open()?)
}
