//! Value y Array: números compartidos. Que lleven un cerrojo no basta: hay que usarlo.

mod plantilla;

use std::thread::available_parallelism;

use clap::Args;
use shared::ipc::{Array, RawArray, RawValue, Value};
use shared::lesson::{Level, Step, WithOptions, bar_after, between, check, check_eq};
use shared::say;

use plantilla::en_cada_proceso;

pub const STEP: Step = Step {
    name: "valor_y_array",
    title: "Value y Array: el cerrojo que llevan hay que usarlo",
    level: Level::Essential,
    predict: "Value lleva su propio cerrojo. ¿Se pierden incrementos con v.set(v.get() + 1)?",
    observe: "leer, sumar y escribir son tres pasos. Solo se salvan los que se dan con el cerrojo adquirido.",
    topic: "1_syncProcesses.py: «cómo los procesos pueden comunicarse entre sí»",
    run: &WithOptions(run),
};

/// Con menos, cada proceso puede acabar antes de que empiece otro, y no perderse nada.
const SUFICIENTES: usize = 4_000_000;

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos suman a la vez, de 2 a 16
    #[arg(long, value_name = "N", default_value = "4", value_parser = between(2..=16_usize, "procesos"))]
    procesos: usize,
    /// Cuántas veces suma 1 cada proceso, de 1 a 5000000; con cerrojo, la décima parte
    #[arg(long, value_name = "N", default_value = "1000000", value_parser = between(1..=5_000_000_usize, "vueltas"))]
    vueltas: usize,
}

fn run(Opciones { procesos, vueltas }: Opciones) -> anyhow::Result<()> {
    let total = procesos * vueltas;
    let parte = |texto: &str, suma: usize| bar_after(texto, suma as f64 / total as f64, 30);

    // ANCHOR: sin_cerrojo
    let v = RawValue::new(0)?;
    en_cada_proceso(procesos, vueltas, |_| {
        v.set(v.get() + 1);
        Ok(())
    })?;
    say!("{}", parte("RawValue, sin cerrojo:    ", v.get()));
    faltan("RawValue", v.get(), total)?;
    // ANCHOR_END: sin_cerrojo

    // ANCHOR: sin_usarlo
    let v = Value::new(0)?;
    en_cada_proceso(procesos, vueltas, |_| {
        v.set(v.get() + 1);
        Ok(())
    })?;
    say!("{}", parte("Value, sin usar el suyo:  ", v.get()));
    faltan("Value", v.get(), total)?;
    // ANCHOR_END: sin_usarlo

    // Con el cerrojo no se pierde ninguno, sean los que sean: bastan menos.
    let vueltas = vueltas.div_ceil(10);
    let total = procesos * vueltas;

    // ANCHOR: usandolo
    let v = Value::new(0)?;
    en_cada_proceso(procesos, vueltas, |_| {
        let _guardia = v.get_lock().guard()?;
        v.set(v.get() + 1);
        Ok(())
    })?;
    check_eq("Value, con get_lock().guard()", v.get(), total)?;

    let v = Value::new(0)?;
    en_cada_proceso(procesos, vueltas, |_| v.update(|n| n + 1).map(drop))?;
    check_eq("Value, con update()", v.get(), total)?;
    // ANCHOR_END: usandolo

    // ANCHOR: array
    let casillas = RawArray::new(&vec![0; procesos])?;
    en_cada_proceso(procesos, vueltas, |i| casillas.set(i, casillas.get(i)? + 1))?;
    check_eq("RawArray, cada uno en su casilla", casillas.to_vec(), vec![vueltas; procesos])?;

    let casillas = Array::new(&[total, 0])?;
    en_cada_proceso(procesos, vueltas, |_| {
        let _guardia = casillas.get_lock().guard()?;
        casillas.set(0, casillas.get(0)? - 1)?;
        casillas.set(1, casillas.get(1)? + 1)
    })?;
    check_eq("Array, todos en las mismas y con su cerrojo", casillas.to_vec(), vec![0, total])?;
    // ANCHOR_END: array
    Ok(())
}

/// Con pocas vueltas, con el código optimizado o con una sola CPU, que se pierdan o no es cuestión de suerte.
fn faltan(que: &str, valor: usize, total: usize) -> anyhow::Result<()> {
    // En una sola CPU, las pocas veces que se cambia de proceso puede que ninguno esté a la mitad de los tres pasos.
    let varias_cpu = available_parallelism().is_ok_and(|cpus| cpus.get() > 1);
    if total >= SUFICIENTES && varias_cpu && cfg!(debug_assertions) {
        check(&format!("{que}: se han perdido incrementos"), valor < total)?;
    }
    Ok(())
}
