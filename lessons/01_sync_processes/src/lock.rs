//! `acquire` antes de leer y `release` después de escribir: no se pierde nada.

use clap::Args;
use shared::gate::Gate;
use shared::ipc::RawValue;
use shared::lesson::{Level, Step, WithOptions, between, check_eq};
use shared::process::Process;
use shared::sync::Lock;

use crate::apoyo::fin::todos_bien;

pub const STEP: Step = Step {
    name: "lock",
    title: "Con cerrojo: acquire y release",
    level: Level::Essential,
    predict: "¿dónde hay que poner acquire y release para que el contador llegue a lo que debe?",
    observe: "alrededor de los tres pasos, leer, sumar y escribir: eso es la sección crítica, y en ella solo hay uno.",
    topic: "lock.acquire(), lock.release()",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos suman, de 2 a 16
    #[arg(long, value_name = "N", default_value = "4", value_parser = between(2..=16_u64, "procesos"))]
    procesos: u64,
    /// Cuántas veces suma cada uno, de 1 a 5000000
    #[arg(long, value_name = "N", default_value = "1000000", value_parser = between(1..=5_000_000_u64, "vueltas"))]
    vueltas: u64,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let Opciones { procesos: num_procesos, vueltas } = opciones;
    // ANCHOR: procesos
    let contador = RawValue::new(0)?;
    let lock = Lock::new()?;
    let salida = Gate::new()?;

    let mut procesos = Vec::new();
    for _ in 0..num_procesos {
        let mut proceso = Process::new(|| -> anyhow::Result<()> {
            salida.wait()?;
            for _ in 0..vueltas {
                lock.acquire()?;
                let leido = contador.get();
                contador.set(leido + 1);
                lock.release()?;
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
    Ok(check_eq("contador", contador.get(), num_procesos * vueltas)?)
}
