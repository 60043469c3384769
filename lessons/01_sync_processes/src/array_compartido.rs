//! Array: una lista compartida. Cada uno en su casilla, o todos en las mismas y con su cerrojo.

use clap::Args;
use shared::ipc::{Array, RawArray};
use shared::lesson::{Level, Step, WithOptions, between, check_eq};

use crate::apoyo::hijos::en_cada_proceso;

pub const STEP: Step = Step {
    name: "array_compartido",
    title: "Array: una lista compartida",
    level: Level::Essential,
    predict: "{procesos} procesos escriben en una lista compartida. ¿Hace falta un cerrojo si cada uno escribe solo en su casilla?",
    observe: "no: nadie toca lo de otro. Si escriben todos en las mismas casillas, sí hace falta.",
    topic: "1_syncProcesses.py: «cómo los procesos pueden comunicarse entre sí»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos escriben a la vez, de 2 a 16
    #[arg(long, value_name = "N", default_value = "4", value_parser = between(2..=16_usize, "procesos"))]
    procesos: usize,
    /// Cuántas veces escribe cada proceso, de 1 a 500000
    #[arg(long, value_name = "N", default_value = "100000", value_parser = between(1..=500_000_usize, "vueltas"))]
    vueltas: usize,
}

fn run(Opciones { procesos, vueltas }: Opciones) -> anyhow::Result<()> {
    let total = procesos * vueltas;
    // ANCHOR: escribir
    let casillas = RawArray::new(&vec![0; procesos])?;
    en_cada_proceso(procesos, vueltas, |i| casillas.set(i, casillas.get(i)? + 1))?;
    check_eq(
        "RawArray, cada uno en su casilla",
        casillas.to_vec(),
        vec![vueltas; procesos],
    )?;

    let casillas = Array::new(&[total, 0])?;
    en_cada_proceso(procesos, vueltas, |_| {
        let _guardia = casillas.get_lock().guard()?;
        casillas.set(0, casillas.get(0)? - 1)?;
        casillas.set(1, casillas.get(1)? + 1)
    })?;
    check_eq(
        "Array, todos en las mismas y con su cerrojo",
        casillas.to_vec(),
        vec![0, total],
    )?;
    // ANCHOR_END: escribir
    Ok(())
}
