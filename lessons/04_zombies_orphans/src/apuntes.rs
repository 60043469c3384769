//! El ejemplo de zombi de los apuntes, tal cual, y lo que le falta para poder verlo.

use nix::sys::signal::kill;
use nix::unistd::{ForkResult, pause};
use shared::adoption::Adoption;
use shared::child;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::lifeline::Lifeline;
use shared::table::{State, wait_for_state};
use shared::wait::{WaitStatus, waitpid};
use shared::{Signal, say};

pub const STEP: Step = Step {
    name: "apuntes",
    title: "El ejemplo de los apuntes, y por qué no se ve nada",
    level: Level::Essential,
    predict: "en el ejemplo de los apuntes el padre no hace nada y termina. ¿Qué es del zombi cuando ya no hay padre?",
    observe: "para ver el zombi, su padre ha de seguir vivo sin recogerlo. Matar al padre lo quita solo si quien lo adopta lo recoge.",
    topic: "Ejemplo de proceso zombi: «El padre no hace nada, por lo que el hijo queda en estado zombi»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    tal_cual()?;
    con_el_padre_vivo()
}

// ANCHOR: apuntes
fn los_apuntes(cuerda: &Lifeline) -> anyhow::Result<()> {
    match cuerda.fork()? {
        ForkResult::Child => child::run(|| say!("Soy el hijo y me termino")),
        ForkResult::Parent { .. } => say!("Soy el padre y no hago nada"),
    }
    Ok(())
}
// ANCHOR_END: apuntes

fn tal_cual() -> anyhow::Result<()> {
    // ANCHOR: tal_cual
    let cuerda = Lifeline::new()?;
    let adopcion = Adoption::prepare()?;
    let padre = match fork()? {
        ForkResult::Child => child::run(|| los_apuntes(&cuerda)),
        ForkResult::Parent { child } => child,
    };
    let estado = waitpid(padre, None)?;
    check_eq("el padre termina", estado, WaitStatus::Exited(padre, 0))?;
    let hijo = cuerda.holder(0)?;
    adopcion.check_reaped("no queda ningún zombi", &hijo)
    // ANCHOR_END: tal_cual
}

fn con_el_padre_vivo() -> anyhow::Result<()> {
    // ANCHOR: padre_vivo
    let cuerda = Lifeline::new()?;
    let adopcion = Adoption::prepare()?;
    let hablado = Gate::new()?;
    let padre = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            los_apuntes(&cuerda)?;
            hablado.open()?;
            pause(); // Lo único nuevo: el padre sigue vivo.
            Ok(())
        }),
        ForkResult::Parent { child } => child,
    };
    hablado.wait()?;
    let hijo = cuerda.holder(0)?;
    wait_for_state(hijo.pid(), State::Zombie)?;
    check_eq("estado, mientras vive el padre", hijo.status()?, State::Zombie)?;
    check("sigue siendo hijo de su padre", hijo.ppid()? == padre)?;
    kill(padre, Signal::SIGKILL)?;
    waitpid(padre, None)?;
    adopcion
        .check_reaped("matado el padre, quien adopta al zombi lo recoge", &hijo)?;
    // ANCHOR_END: padre_vivo
    Ok(())
}
