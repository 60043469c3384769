//! `nice`: quien tiene un valor más alto cede más CPU a los demás.

mod reparto;

use std::thread;
use std::time::Duration;

use clap::Args;
use nix::unistd::getpid;
use shared::cpu::pin_to_first_cpu;
use shared::gate::Gate;
use shared::lesson::{
    Level, Step, UsageError, WithOptions, between, check, check_eq,
};
use shared::process::Process;
use shared::say;
use shared::table::{NICE_RANGE, SystemProcess};

pub const STEP: Step = Step {
    name: "nice",
    title: "nice: el más alto cede la CPU a los demás",
    level: Level::Essential,
    predict: "dos procesos calculan en la misma CPU, y el nice del segundo tiene {diferencia|punto|puntos} más. ¿Cómo se la reparten?",
    observe: "el de nice más bajo recibe la mayor parte de la CPU, y más cuanto mayor es la diferencia.",
    topic: "proc.nice()",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuánto más nice tiene el segundo proceso que el primero, de 1 a 19
    #[arg(long, value_name = "N", default_value = "10", value_parser = between(1..=19_i32, "puntos de nice"))]
    diferencia: i32,
    /// Cuánto tiempo compiten, de 1 a 30 segundos
    #[arg(long, value_name = "SEGUNDOS", default_value = "1", value_parser = between(1..=30_u64, "segundos"))]
    segundos: u64,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let bajo = SystemProcess::new(getpid().as_raw())?.nice()?;
    let alto = bajo + opciones.diferencia;
    if !NICE_RANGE.contains(&alto) {
        let por_que = format!("ya tiene nice {bajo}, y el segundo tendría {alto}");
        let que_hacer = "arráncalo con un nice menor o baja --diferencia";
        let queja = format!("este programa {por_que}, más de 19: {que_hacer}");
        return Err(UsageError::new(queja).into());
    }
    // ANCHOR: competir
    let salida = Gate::new()?;
    let mut primero = Process::new(|| calcular(&salida)).with_daemon(true);
    let mut segundo = Process::new(|| calcular(&salida)).with_daemon(true);
    primero.start()?;
    segundo.start()?;
    segundo.in_table()?.set_nice(alto)?;

    say!("{primero} e {segundo} compiten por la misma CPU");
    salida.open()?;
    thread::sleep(Duration::from_secs(opciones.segundos));
    let cpu_primero = primero.in_table()?.cpu_ticks()?;
    let cpu_segundo = segundo.in_table()?.cpu_ticks()?;
    // ANCHOR_END: competir

    check("los dos siguen vivos", primero.is_alive() && segundo.is_alive())?;
    check_eq("nice de hijo 1", primero.in_table()?.nice()?, bajo)?;
    check_eq("nice de hijo 2", segundo.in_table()?.nice()?, alto)?;
    reparto::dibujar([(bajo, cpu_primero), (alto, cpu_segundo)]);
    check("el de nice más bajo ha recibido más CPU", cpu_primero > cpu_segundo)?;
    Ok(())
}

// ANCHOR: calcular
fn calcular(salida: &Gate) -> anyhow::Result<()> {
    pin_to_first_cpu()?; // los dos, en la misma CPU
    salida.wait()?;
    loop {
        std::hint::spin_loop();
    }
}
// ANCHOR_END: calcular
