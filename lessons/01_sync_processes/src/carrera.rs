//! Varios procesos suman uno, muchas veces, al mismo contador y sin cerrojo: se pierden incrementos.

use clap::Args;
use shared::gate::Gate;
use shared::ipc::RawValue;
use shared::lesson::{Level, Step, WithOptions, between};
use shared::process::Process;

use crate::apoyo::fin::{faltan_incrementos, todos_bien};

pub const STEP: Step = Step {
    name: "carrera",
    title: "Un contador para todos, sin cerrojo",
    level: Level::Essential,
    predict: "{procesos} procesos suman 1 a un contador que comparten, {vueltas|vez|veces} cada uno y sin ponerse de acuerdo. ¿Cuánto vale al final?",
    observe: "sumar uno son tres pasos: leer, sumar y escribir. Quien escribe lo que leyó hace rato borra lo de los demás.",
    topic: "1_syncProcesses.py: por qué hay que sincronizar",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos suman, de 2 a 16
    #[arg(long, value_name = "N", default_value = "4", value_parser = between(2..=16_u64, "procesos"))]
    procesos: u64,
    /// Cuántas veces suma cada uno, de 1 a 5000000
    #[arg(long, value_name = "N", default_value = "4000000", value_parser = between(1..=5_000_000_u64, "vueltas"))]
    vueltas: u64,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let Opciones { procesos: num_procesos, vueltas } = opciones;
    // ANCHOR: procesos
    let contador = RawValue::new(0)?;
    let salida = Gate::new()?;

    let mut procesos = Vec::new();
    for _ in 0..num_procesos {
        let mut proceso = Process::new(|| -> anyhow::Result<()> {
            salida.wait()?;
            for _ in 0..vueltas {
                let leido = contador.get();
                contador.set(leido + 1);
            }
            Ok(())
        });
        proceso.start()?;
        procesos.push(proceso);
    }
    salida.open()?;
    for proceso in &mut procesos {
        proceso.join()?;
    }
    // ANCHOR_END: procesos

    todos_bien(&procesos)?;
    faltan_incrementos(contador.get(), num_procesos, vueltas, 4_000_000)
}
