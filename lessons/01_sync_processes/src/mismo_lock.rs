//! Un solo cerrojo, creado antes de `start`, que todos heredan: dentro nunca hay más de uno.

mod sin_esperar;

use anyhow::ensure;
use clap::Args;
use nix::unistd::getpid;
use shared::gate::Gate;
use shared::ipc::RawValue;
use shared::lesson::{Level, Step, WithOptions, between, check_eq};
use shared::process::Process;
use shared::sync::Lock;

use crate::fin::todos_bien;

pub const STEP: Step = Step {
    name: "mismo_lock",
    title: "El mismo cerrojo para todos",
    level: Level::Essential,
    predict: "el cerrojo se crea en el padre, antes de start. ¿Cuántos procesos habrá, como mucho, en la sección crítica?",
    observe: "uno, y el cerrojo sabe cuál. Los demás esperan; con try_acquire no esperan, y con acquire_timeout, solo un rato.",
    topic: "«Todos los hilos deben compartir el mismo lock»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos suman, de 2 a 16
    #[arg(long, value_name = "N", default_value = "4", value_parser = between(2..=16_u64, "procesos"))]
    procesos: u64,
    /// Cuántas veces suma cada uno, de 1 a 2000000
    #[arg(long, value_name = "N", default_value = "200000", value_parser = between(1..=2_000_000_u64, "vueltas"))]
    vueltas: u64,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let Opciones { procesos: num_procesos, vueltas } = opciones;
    // ANCHOR: procesos
    let contador = RawValue::new(0)?;
    let dentro = RawValue::new(0)?;
    let lock = Lock::new()?;
    let salida = Gate::new()?;

    let mut procesos = Vec::new();
    for _ in 0..num_procesos {
        let mut proceso = Process::new(|| sumar(&salida, &lock, &dentro, &contador, vueltas));
        proceso.start()?;
        procesos.push(proceso);
    }
    // ANCHOR_END: procesos
    salida.open()?;
    for proceso in &mut procesos {
        proceso.join()?;
    }
    todos_bien(&procesos)?;
    check_eq("contador", contador.get(), num_procesos * vueltas)?;
    sin_esperar::pedirlo(&lock)
}

// ANCHOR: sumar
fn sumar(
    salida: &Gate,
    lock: &Lock,
    dentro: &RawValue<u64>,
    contador: &RawValue<u64>,
    vueltas: u64,
) -> anyhow::Result<()> {
    let yo = getpid();
    salida.wait()?;
    for _ in 0..vueltas {
        lock.acquire()?;
        dentro.set(dentro.get() + 1);
        ensure!(dentro.get() == 1 && lock.owner() == Some(yo), "no estoy solo");
        let leido = contador.get();
        contador.set(leido + 1);
        dentro.set(dentro.get() - 1);
        lock.release()?;
    }
    Ok(())
}
// ANCHOR_END: sumar
