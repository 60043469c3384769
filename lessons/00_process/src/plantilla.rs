//! La plantilla de los apuntes: una lista de procesos, `start` para cada uno y después `join` para cada uno.

use clap::Args;
use shared::lesson::{Level, Step, WithOptions, between, check};
use shared::process::Process;
use shared::say;

pub const STEP: Step = Step {
    name: "plantilla",
    title: "La plantilla para crear multiprocesos",
    level: Level::Essential,
    predict: "el primer bucle arranca {procesos|proceso|procesos}; el segundo espera. ¿Quién hablará antes? ¿Cuándo habrán terminado todos?",
    observe: "start no espera a nadie; join, sí. Cuando acaba el segundo bucle han terminado todos, hayan hablado en el orden que hayan hablado.",
    topic: "«TEMPLATE PARA CREAR MULTIPROCESOS»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos se crean, de 1 a 16
    #[arg(long, value_name = "N", default_value = "3", value_parser = between(1..=16_u32, "procesos"))]
    procesos: u32,
}

// ANCHOR: funcion
fn mi_funcion(nombre: &str, desde: u32, hasta: u32) {
    let suma: u32 = (desde..hasta).sum();
    say!("{nombre}: de {desde} a {hasta} suman {suma}");
}
// ANCHOR_END: funcion

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let num_procesos = opciones.procesos;
    // ANCHOR: plantilla
    let mut procesos = Vec::new(); // aquí es donde se guardarán los procesos

    for i in 0..num_procesos {
        let (desde, hasta) = (i * 10, (i + 1) * 10);
        let mut proceso = Process::new(move || mi_funcion("trabajo", desde, hasta));
        proceso.start()?;
        procesos.push(proceso);
    }

    // Espera a que todos los procesos terminen
    for proceso in &mut procesos {
        proceso.join()?;
    }
    // ANCHOR_END: plantilla
    check(
        "todos han terminado bien",
        procesos.iter().all(|p| p.exitcode() == Some(0)),
    )?;
    Ok(())
}
