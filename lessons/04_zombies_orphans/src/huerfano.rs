//! Un huérfano: quién es su padre antes y después, visto desde dentro y desde fuera.

mod quien;

use std::thread;
use std::time::Duration;

use clap::Args;
use nix::unistd::{ForkResult, getppid};
use shared::adoption::Adoption;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Step, WithOptions, between, check};
use shared::lifeline::Lifeline;
use shared::wait::waitpid;
use shared::{child, say, varies};

pub const STEP: Step = Step {
    name: "huerfano",
    title: "Un huérfano cambia de padre",
    level: Level::Essential,
    predict: "el padre del nieto va a terminar antes que él. ¿Quién será después su padre: el abuelo, PID 1, nadie?",
    observe: "el PPID cambia solo, en vida del proceso. Quién lo adopta no se supone: se mira.",
    topic: "Proceso huérfano; «El hijo es adoptado por init (PID 1)»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuánto sigue vivo el huérfano, para mirarlo desde otro terminal, de 0 a 8
    /// segundos
    #[arg(long, value_name = "N", default_value = "0", value_parser = between(0..=8_u64, "segundos"))]
    segundos: u64,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let cuerda = Lifeline::new()?;
    let adopcion = Adoption::prepare()?;
    let puertas = [Gate::new()?, Gate::new()?, Gate::new()?, Gate::new()?];
    let [presentado, muere_el_hijo, ya_es_huerfano, contado] = &puertas;

    // ANCHOR: familia
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            match cuerda.fork()? {
                ForkResult::Child => {
                    child::run(|| decir_quien_es_mi_padre(&puertas))
                }
                ForkResult::Parent { .. } => Ok(muere_el_hijo.wait()?),
            }
        }),
        ForkResult::Parent { child } => child,
    };
    let nieto = cuerda.holder(0)?;
    presentado.wait()?;
    check("antes, el padre del nieto es el hijo", nieto.ppid()? == hijo)?;
    muere_el_hijo.open()?;
    waitpid(hijo, None)?;
    check("después, ya no", nieto.ppid()? != hijo)?;
    // ANCHOR_END: familia

    quien::decir_quien_adopto(&nieto)?;
    thread::sleep(Duration::from_secs(opciones.segundos));
    ya_es_huerfano.open()?;
    contado.wait()?;
    adopcion.check_reaped("ha terminado, y quien lo adoptó lo ha recogido", &nieto)
}

// ANCHOR: nieto
fn decir_quien_es_mi_padre(puertas: &[Gate; 4]) -> anyhow::Result<()> {
    let [presentado, _, ya_es_huerfano, contado] = puertas;
    let antes = getppid();
    say!("mi padre es PID {antes}");
    presentado.open()?;
    ya_es_huerfano.wait()?;
    let ahora = getppid();
    say!("ahora mi padre es PID {}", varies(ahora));
    check("mi PPID ha cambiado y yo no he hecho nada", ahora != antes)?;
    Ok(contado.open()?)
}
// ANCHOR_END: nieto
