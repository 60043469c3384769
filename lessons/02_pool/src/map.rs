//! `map`: una función, muchas tareas, y los resultados en el orden en que se pidieron.

use std::thread::sleep;
use std::time::Duration;

use clap::Args;
use shared::Pid;
use shared::lesson::{Level, Step, WithOptions, between, check, check_eq, counted};
use shared::pool::Pool;
use shared::table::SystemProcess;
use shared::{say, varies};

use crate::apoyo::cuentas::{cuadrado, distintos, resultados};

pub const STEP: Step = Step {
    name: "map",
    title: "map: repartir tareas y recoger los resultados",
    level: Level::Essential,
    predict: "{obreros|obrero hace|obreros hacen} {tareas|tarea|tareas}. ¿Cuántos procesos se crean? ¿Cuántas tareas hace cada uno? ¿En qué orden llegan los resultados?",
    observe: "{obreros|proceso|procesos} para {tareas|tarea|tareas}. Cada tarea la hace quien queda libre; los resultados están en el orden de las tareas.",
    topic: "2_pool.py: «distribuir tareas entre ellos de manera más eficiente»",
    run: &WithOptions(run),
};

/// Las tareas que caben en una pantalla; si hay más, se dice cuántas.
const MOSTRADAS: usize = 12;

#[derive(Args)]
struct Opciones {
    /// Cuántas tareas hay que hacer, de 1 a 1000
    #[arg(long, value_name = "N", default_value = "8", value_parser = between(1..=1000_u64, "tareas"))]
    tareas: u64,
    /// Cuántos obreros tiene la reserva, de 1 a 64
    #[arg(long, value_name = "N", default_value = "3", value_parser = between(1..=64_usize, "obreros"))]
    obreros: usize,
    /// Cuánto duerme cada tarea, de 0 a 2000 milisegundos
    #[arg(long, value_name = "MS", default_value = "10", value_parser = between(0..=2000_u64, "milisegundos"))]
    milisegundos: u64,
}

fn run(Opciones { tareas, obreros, milisegundos }: Opciones) -> anyhow::Result<()> {
    // ANCHOR: map
    let pool = Pool::new(obreros, |n| {
        sleep(Duration::from_millis(milisegundos));
        cuadrado(n)
    })?;
    let pids = pool.pids();
    say!(
        "reparto {} entre {}",
        counted(tareas, "tarea", "tareas"),
        counted(obreros, "obrero", "obreros")
    );
    let hechas = pool.map(0..tareas)?;
    pool.close();
    pool.join()?;
    // ANCHOR_END: map

    for (n, (resultado, pid)) in hechas.iter().take(MOSTRADAS).enumerate() {
        say!("tarea {n:<2} resultado {resultado:<3} hecha por PID {}", varies(pid));
    }
    if hechas.len() > MOSTRADAS {
        say!("… y {} más", counted(hechas.len() - MOSTRADAS, "tarea", "tareas"));
    }
    // ANCHOR: comprobar
    let esperado: Vec<u64> = (0..tareas).map(|n| n * n).collect();
    let en_orden = resultados(&hechas) == esperado;
    check("los resultados están en el orden de las tareas", en_orden)?;
    check_eq("obreros", pids.len(), obreros)?;
    check(
        "han trabajado ellos, y nadie más",
        distintos(&hechas).iter().all(|pid| pids.contains(pid)),
    )?;
    let esta = |pid: &&Pid| SystemProcess::new(pid.as_raw()).is_ok();
    let quedan = pids.iter().filter(esta).count();
    check_eq("después de close y join, obreros en la tabla", quedan, 0)?;
    // ANCHOR_END: comprobar

    Ok(())
}
