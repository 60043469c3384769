//! Value y Array: números compartidos. Que lleven un cerrojo no basta: hay que usarlo.

mod plantilla;

use std::thread::yield_now;

use clap::Args;
use shared::ipc::{Array, RawArray, RawValue, Value};
use shared::lesson::{Step, WithOptions, bar, between, check, check_eq};
use shared::say;
use shared::sync::Barrier;

use plantilla::en_cada_proceso;

pub const STEP: Step = Step {
    name: "valor_y_array",
    title: "Value y Array: el cerrojo que llevan hay que usarlo",
    predict: "Value lleva su propio cerrojo. ¿Se pierden incrementos con v.set(v.get() + 1)?",
    observe: "leer, sumar y escribir son tres pasos. Solo se salvan los que se dan con el cerrojo adquirido.",
    topic: "1_syncProcesses.py: «cómo los procesos pueden comunicarse entre sí»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos suman a la vez, de 2 a 16
    #[arg(long, value_name = "N", default_value = "4", value_parser = between(2..=16_usize, "procesos"))]
    procesos: usize,
    /// Cuántas veces suma 1 cada proceso, de 1 a 1000000
    #[arg(long, value_name = "N", default_value = "5000", value_parser = between(1..=1_000_000_usize, "vueltas"))]
    vueltas: usize,
}

fn run(Opciones { procesos, vueltas }: Opciones) -> anyhow::Result<()> {
    let total = procesos * vueltas;
    let parte = |suma: usize| bar(suma as f64 / total as f64, 30);

    // ANCHOR: sin_cerrojo
    let v = RawValue::new(0)?;
    let todos = Barrier::new(procesos)?;
    en_cada_proceso(procesos, vueltas, |_, vuelta| {
        let leido = v.get();
        if vuelta == 0 {
            todos.wait()?; // la primera vez, todos leen antes de que nadie escriba
        }
        yield_now(); // y cede la CPU, para que se note también con una sola
        v.set(leido + 1);
        Ok(())
    })?;
    say!("RawValue, que no lleva cerrojo: {}", parte(v.get()));
    check("se han perdido incrementos", v.get() < total)?;
    // ANCHOR_END: sin_cerrojo

    // ANCHOR: sin_usarlo
    let v = Value::new(0)?;
    en_cada_proceso(procesos, vueltas, |_, vuelta| {
        let leido = v.get();
        if vuelta == 0 {
            todos.wait()?;
        }
        yield_now();
        v.set(leido + 1);
        Ok(())
    })?;
    say!("Value, sin usar el que lleva:   {}", parte(v.get()));
    check("se han perdido también", v.get() < total)?;
    // ANCHOR_END: sin_usarlo

    // ANCHOR: usandolo
    let v = Value::new(0)?;
    en_cada_proceso(procesos, vueltas, |_, _| {
        let _guardia = v.get_lock().guard()?;
        v.set(v.get() + 1);
        Ok(())
    })?;
    check_eq("Value, con get_lock().guard()", v.get(), total)?;

    let v = Value::new(0)?;
    en_cada_proceso(procesos, vueltas, |_, _| v.update(|n| n + 1).map(drop))?;
    check_eq("Value, con update()", v.get(), total)?;
    // ANCHOR_END: usandolo

    // ANCHOR: array
    let casillas = RawArray::new(&vec![0; procesos])?;
    en_cada_proceso(procesos, vueltas, |i, _| casillas.set(i, casillas.get(i)? + 1))?;
    check_eq("RawArray, cada uno en su casilla", casillas.to_vec(), vec![vueltas; procesos])?;

    let casillas = Array::new(&[total, 0])?;
    en_cada_proceso(procesos, vueltas, |_, _| {
        let _guardia = casillas.get_lock().guard()?;
        casillas.set(0, casillas.get(0)? - 1)?;
        casillas.set(1, casillas.get(1)? + 1)
    })?;
    check_eq("Array, todos en las mismas y con su cerrojo", casillas.to_vec(), vec![0, total])?;
    // ANCHOR_END: array
    Ok(())
}
