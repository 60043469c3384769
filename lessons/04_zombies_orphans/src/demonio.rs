//! Un demonio: sesión propia, sin terminal, sin padre que lo espere y sin descriptores heredados.

mod mirar;
mod soltar;

use std::thread;
use std::time::Duration;

use clap::Args;
use nix::unistd::{ForkResult, setsid};
use shared::adoption::Adoption;
use shared::child;
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq};
use shared::lifeline::Lifeline;
use shared::say;
use shared::wait::{WaitStatus, waitpid};

pub const STEP: Step = Step {
    name: "demonio",
    title: "Un demonio se despide de todo",
    level: Level::Extension,
    predict: "a un demonio no le llega Ctrl-C, ni le afecta que cierres el terminal. ¿De qué ha tenido que soltarse?",
    observe: "otro padre, otra sesión, sin terminal, en la carpeta raíz y con la salida en /dev/null.",
    topic: "Proceso huérfano, a propósito",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuánto sigue vivo el demonio, para mirarlo desde otro terminal, de 0 a 8
    /// segundos
    #[arg(long, value_name = "N", default_value = "0", value_parser = between(0..=8_u64, "segundos"))]
    segundos: u64,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let cuerda = Lifeline::new()?;
    let adopcion = Adoption::prepare()?;
    let puertas = [Gate::new()?, Gate::new()?, Gate::new()?];
    let [preparado, despedida, acaba] = &puertas;

    // ANCHOR: doble_fork
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            // Una sesión nueva, sin terminal: este proceso es su líder.
            setsid()?;
            match cuerda.fork()? {
                // El nieto no es líder: un terminal que abriera no sería suyo.
                ForkResult::Child => {
                    child::run(|| soltar::demonio(&cuerda, &puertas))
                }
                ForkResult::Parent { .. } => {
                    say!("he creado una sesión y dejo en ella al demonio")
                }
            }
            Ok(())
        }),
        ForkResult::Parent { child } => child,
    };
    let estado = waitpid(hijo, None)?;
    check_eq("el hijo termina enseguida", estado, WaitStatus::Exited(hijo, 0))?;
    // ANCHOR_END: doble_fork

    // ANCHOR: fin
    let demonio = cuerda.holder(0)?;
    preparado.wait()?;
    check("tiene otro padre", demonio.ppid()? != hijo)?;
    mirar::ver_que_se_ha_soltado(demonio.pid(), hijo)?;

    thread::sleep(Duration::from_secs(opciones.segundos));

    despedida.open()?;
    acaba.wait()?;
    adopcion
        .check_reaped("ha acabado él solo y ya no está en la tabla", &demonio)?;
    // ANCHOR_END: fin
    Ok(())
}
