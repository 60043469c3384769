//! Una barrera: nadie empieza la ronda siguiente hasta que todos han acabado esta.

use anyhow::bail;
use clap::Args;
use shared::ipc::{RawValue, Value};
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq};
use shared::process::Process;
use shared::sync::{Barrier, BrokenBy, SyncError};
use shared::{Pid, say};

use crate::esperas;

pub const STEP: Step = Step {
    name: "barrera",
    title: "Barrera: nadie sigue hasta que llegan todos",
    level: Level::Extension,
    predict: "cuatro procesos han de encontrarse en una barrera. Tres ya esperan en ella y a uno lo mata SIGKILL. ¿Qué hacen los otros dos?",
    observe: "wait devuelve un número distinto a cada uno, y solo a uno el 0. Si uno muere en la barrera, se rompe para todos.",
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
        check_eq(&format!("exitcode() de {}", hijo.name()), hijo.exitcode(), Some(0))?;
    }
    check_eq("veces que wait() ha devuelto 0, una por ronda", ceros.get(), rondas)?;
    // ANCHOR_END: rondas

    // ANCHOR: muerte
    let meta = Barrier::new(4)?.with_name("meta");
    let muerto = RawValue::new(0)?;
    let mut hijos = Vec::new();
    for _ in 0..3 {
        let mut hijo = Process::new(|| llegar(&meta, &muerto)).with_daemon(true);
        hijo.start()?;
        hijos.push(hijo);
    }
    // Yo sería el cuarto, pero no llego.
    for espera in esperas::de(&hijos)? {
        say!("{espera}");
    }
    say!("mato a {}", hijos[0]);
    hijos[0].kill()?;
    let exitcodes = [Some(-9), Some(0), Some(0)];
    for (hijo, exitcode) in hijos.iter_mut().zip(exitcodes) {
        hijo.join()?;
        check_eq(&format!("exitcode() de {}", hijo.name()), hijo.exitcode(), exitcode)?;
    }
    check("el PID del error es el suyo", Some(Pid::from_raw(muerto.get())) == hijos[0].pid())?;
    // ANCHOR_END: muerte
    Ok(())
}

// ANCHOR: llegar
fn llegar(meta: &Barrier, muerto: &RawValue<i32>) -> anyhow::Result<()> {
    match meta.wait() {
        Err(SyncError::BrokenBarrier(BrokenBy::Death(pid))) => {
            say!("no espero más: la barrera está rota, porque PID {pid} ha muerto en ella");
            muerto.set(pid.as_raw());
            Ok(())
        }
        otro => bail!("la barrera debía estar rota, y wait() ha devuelto {otro:?}"),
    }
}
// ANCHOR_END: llegar
