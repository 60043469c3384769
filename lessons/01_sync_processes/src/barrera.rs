//! Una barrera: nadie empieza la ronda siguiente hasta que todos han acabado esta.

use clap::Args;
use shared::ipc::Value;
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq};
use shared::process::Process;
use shared::say;
use shared::sync::Barrier;

pub const STEP: Step = Step {
    name: "barrera",
    title: "Barrera: varios procesos que se citan",
    level: Level::Extension,
    predict: "{procesos} procesos hacen rondas, y al final de cada una llaman a wait(). ¿Puede alguno empezar la siguiente mientras otro no ha acabado esta?",
    observe: "no: siguen cuando llegan todos. wait() devuelve un número distinto a cada uno, y solo a uno el 0.",
    topic: "1_syncProcesses.py: «mecanismos de sincronización»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuántos procesos se esperan unos a otros, de 2 a 16
    #[arg(long, value_name = "N", default_value = "3", value_parser = between(2..=16_u32, "procesos"))]
    procesos: u32,
    /// Cuántas rondas hacen, de 1 a 50
    #[arg(long, value_name = "N", default_value = "2", value_parser = between(1..=50_u32, "rondas"))]
    rondas: u32,
}

fn run(Opciones { procesos, rondas }: Opciones) -> anyhow::Result<()> {
    // ANCHOR: rondas
    let barrera = Barrier::new(procesos as usize)?.with_name("ronda");
    let acabadas = Value::new(0)?;
    let ceros = Value::new(0)?;
    let mut hijos = Vec::new();
    for _ in 0..procesos {
        let mut hijo = Process::new(|| -> anyhow::Result<()> {
            for ronda in 1..=rondas {
                acabadas.update(|n| n + 1)?;
                say!("acabo la ronda {ronda} y espero a los demás");
                if barrera.wait()? == 0 {
                    ceros.update(|n| n + 1)?;
                }
                check(
                    &format!("la ronda {ronda} la han acabado todos"),
                    acabadas.get() >= ronda * procesos,
                )?;
            }
            Ok(())
        });
        hijo.start()?;
        hijos.push(hijo);
    }
    for hijo in &mut hijos {
        hijo.join()?;
        check_eq("exitcode()", hijo.exitcode(), Some(0))?;
    }
    check_eq("veces que wait() ha devuelto 0, una por ronda", ceros.get(), rondas)?;
    // ANCHOR_END: rondas
    Ok(())
}
