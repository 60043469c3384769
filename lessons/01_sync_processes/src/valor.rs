//! Value: un número compartido. Que lleve un cerrojo no basta: hay que usarlo.

use std::thread::available_parallelism;

use clap::Args;
use shared::ipc::Value;
use shared::lesson::{
    Level, Step, WithOptions, bar_after, between, check, check_eq,
};
use shared::say;

use crate::apoyo::hijos::en_cada_proceso;

pub const STEP: Step = Step {
    name: "valor",
    title: "Value: un número compartido",
    level: Level::Essential,
    predict: "{procesos} procesos hacen v += 1 sobre el mismo Value, que lleva su propio cerrojo. ¿Se pierden incrementos?",
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
    // ANCHOR: contar
    let v = Value::new(0)?;
    en_cada_proceso(procesos, vueltas, |_| {
        v.set(v.get() + 1);
        Ok(())
    })?;
    say!(
        "{}",
        bar_after("Value, sin usar el suyo:  ", v.get() as f64 / total as f64, 30)
    );
    faltan(v.get(), total)?;

    // Con el cerrojo no se pierde ninguno, sean los que sean: bastan menos.
    let vueltas = vueltas.div_ceil(10);
    let total = procesos * vueltas;
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
    // ANCHOR_END: contar
    Ok(())
}

/// Con pocas vueltas, con el código optimizado o con una sola CPU, que se pierdan o no es cuestión de suerte.
fn faltan(valor: usize, total: usize) -> anyhow::Result<()> {
    // En una sola CPU, las pocas veces que se cambia de proceso puede que ninguno esté a la mitad de los tres pasos.
    let varias_cpu = available_parallelism().is_ok_and(|cpus| cpus.get() > 1);
    if total >= SUFICIENTES && varias_cpu && cfg!(debug_assertions) {
        check(
            "Value, sin usar el suyo: se han perdido incrementos",
            valor < total,
        )?;
    }
    Ok(())
}
