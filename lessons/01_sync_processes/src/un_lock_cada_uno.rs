//! Cada proceso crea su propio cerrojo: es como no tener ninguno.

use clap::Args;
use shared::gate::Gate;
use shared::ipc::RawValue;
use shared::lesson::{Level, Step, WithOptions, between};
use shared::process::Process;
use shared::sync::Lock;

use crate::apoyo::fin::{faltan_incrementos, todos_bien};

pub const STEP: Step = Step {
    name: "un_lock_cada_uno",
    title: "Un cerrojo para cada uno",
    level: Level::Essential,
    predict: "todos llaman a acquire y a release en su sitio, pero cada proceso crea su cerrojo. ¿Basta?",
    observe: "un cerrojo solo cierra el paso a quien llama al mismo cerrojo. Los de los demás están siempre libres.",
    topic: "«Todos los hilos deben compartir el mismo lock»",
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
            let lock = Lock::new()?;
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
    faltan_incrementos(contador.get(), num_procesos, vueltas, 4_000_000)
}
