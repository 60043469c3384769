//! `nice`: quien tiene un valor más alto cede más CPU a los demás.

mod permiso;

use std::thread;
use std::time::Duration;

use clap::Args;
use nix::unistd::getpid;
use shared::cpu::pin_to_first_cpu;
use shared::gate::Gate;
use shared::lesson::{Level, Step, Usage, WithOptions, bar_after, between, check, check_eq};
use shared::process::Process;
use shared::table::{NICE_RANGE, SystemProcess};
use shared::{say, say_incident};

pub const STEP: Step = Step {
    name: "nice",
    title: "nice: el más alto cede la CPU a los demás",
    level: Level::Essential,
    predict: "dos procesos calculan en la misma CPU, y el nice del segundo tiene {diferencia|punto|puntos} más. ¿Cómo se la reparten?",
    observe: "el de nice más bajo recibe la mayor parte de la CPU, más cuanto mayor es la diferencia. Subir el tuyo puedes siempre; bajarlo exige privilegio.",
    topic: "proc.nice()",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// Cuánto más nice tiene el segundo proceso que el primero, de 1 a 19
    #[arg(long, value_name = "N", default_value = "10", value_parser = between(1..=19_i32, "puntos de nice"))]
    diferencia: i32,
    /// Cuánto tiempo compiten, de 1 a 30 segundos
    #[arg(long, value_name = "SEGUNDOS", default_value = "2", value_parser = between(1..=30_u64, "segundos"))]
    segundos: u64,
}

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let yo = SystemProcess::new(getpid().as_raw())?;
    let nice = yo.nice()?;
    let alto = nice + opciones.diferencia;
    if !NICE_RANGE.contains(&alto) {
        let texto = format!(
            "este programa ya tiene nice {nice} y el segundo proceso tendría {alto}, más de 19: "
        );
        return Err(Usage::new(texto + "arráncalo con un nice menor o baja --diferencia").into());
    }
    competir(nice, alto, Duration::from_secs(opciones.segundos))?;
    permiso::subir_y_bajar_en_un_hijo()
}

fn competir(bajo: i32, alto: i32, tiempo: Duration) -> anyhow::Result<()> {
    // ANCHOR: competir
    let salida = Gate::new()?;
    let mut primero = Process::new(|| calcular(&salida)).with_daemon(true);
    let mut segundo = Process::new(|| calcular(&salida)).with_daemon(true);
    primero.start()?;
    segundo.start()?;
    segundo.in_table()?.set_nice(alto)?;

    say!("{primero} e {segundo} compiten por la misma CPU");
    salida.open()?;
    thread::sleep(tiempo);
    let cpu_primero = primero.in_table()?.cpu_ticks()?;
    let cpu_segundo = segundo.in_table()?.cpu_ticks()?;
    // ANCHOR_END: competir

    check("los dos siguen vivos", primero.is_alive() && segundo.is_alive())?;
    check_eq("nice de hijo 1", primero.in_table()?.nice()?, bajo)?;
    check_eq("nice de hijo 2", segundo.in_table()?.nice()?, alto)?;
    let total = (cpu_primero + cpu_segundo).max(1) as f64;
    say!("{}", bar_after(&format!("nice {bajo:>3}  "), cpu_primero as f64 / total, 40));
    say!("{}", bar_after(&format!("nice {alto:>3}  "), cpu_segundo as f64 / total, 40));
    if cpu_segundo == 0 {
        say_incident!(
            "el segundo no llega a un tic de reloj, lo menos que se mide: prueba con más --segundos"
        );
    }
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
