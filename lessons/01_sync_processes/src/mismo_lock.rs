//! Un solo cerrojo, creado antes de `start`, que todos heredan: no se pierde nada.

use clap::Args;
use shared::gate::Gate;
use shared::ipc::RawValue;
use shared::lesson::{Level, Step, WithOptions, between, check_eq};
use shared::process::Process;
use shared::sync::Lock;

use crate::apoyo::fin::todos_bien;

pub const STEP: Step = Step {
    name: "mismo_lock",
    title: "El mismo cerrojo para todos",
    level: Level::Essential,
    predict: "el cerrojo se crea en el padre, antes de start, y los hijos lo heredan. ¿Basta ahora?",
    observe: "sí: quien llama a acquire espera a quien lo tenga, sea quien sea, porque el cerrojo es el mismo.",
    topic: "«Todos los hilos deben compartir el mismo lock»",
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
