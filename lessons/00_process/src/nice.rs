//! `nice`: quien tiene un valor más alto cede más CPU a los demás.

use std::thread;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::unistd::{geteuid, getpid};
use shared::gate::Gate;
use shared::lesson::{Step, Usage, WithOptions, bar, between, check, check_eq};
use shared::process::{Process, become_nobody};
use shared::table::{NICE_RANGE, SystemProcess, may_lower_nice_to};
use shared::{Pid, say};

pub const STEP: Step = Step {
    name: "nice",
    title: "nice: el más alto cede la CPU a los demás",
    predict: "dos procesos calculan en la misma CPU, uno con nice 0 y otro con nice 10. ¿Cómo se la reparten?",
    observe: "los dos avanzan, pero el de nice más bajo se lleva casi toda la CPU. Subir nice es libre; bajarlo, no.",
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
        let texto =
            format!("este programa ya tiene nice {nice} y el segundo proceso tendría {alto}, más de 19: ");
        return Err(Usage::new(texto + "arráncalo con un nice menor o baja --diferencia").into());
    }
    competir(nice, alto, Duration::from_secs(opciones.segundos))?;
    subir_y_bajar_en_un_hijo()
}

fn competir(bajo: i32, alto: i32, tiempo: Duration) -> anyhow::Result<()> {
    // ANCHOR: competir
    let cpu = primera_cpu()?;
    let salida = Gate::new()?;
    let mut primero = Process::new(|| calcular_en(&cpu, &salida)).with_daemon(true);
    let mut segundo = Process::new(|| calcular_en(&cpu, &salida)).with_daemon(true);
    primero.start()?;
    segundo.start()?;
    segundo.in_table()?.set_nice(alto)?;

    say!("{primero} e {segundo} compiten por la misma CPU durante {} s", tiempo.as_secs());
    salida.open()?;
    thread::sleep(tiempo);
    let cpu_primero = primero.in_table()?.cpu_ticks()?;
    let cpu_segundo = segundo.in_table()?.cpu_ticks()?;
    // ANCHOR_END: competir

    check_eq("nice de hijo 1", primero.in_table()?.nice()?, bajo)?;
    check_eq("nice de hijo 2", segundo.in_table()?.nice()?, alto)?;
    let total = (cpu_primero + cpu_segundo).max(1) as f64;
    say!("nice {bajo:>3}  {}", bar(cpu_primero as f64 / total, 40));
    say!("nice {alto:>3}  {}", bar(cpu_segundo as f64 / total, 40));
    check("el de nice más bajo ha recibido más CPU", cpu_primero > cpu_segundo)?;
    Ok(())
}

fn calcular_en(cpu: &CpuSet, salida: &Gate) -> anyhow::Result<()> {
    sched_setaffinity(Pid::from_raw(0), cpu)?;
    salida.wait()?;
    loop {
        std::hint::spin_loop();
    }
}

fn primera_cpu() -> anyhow::Result<CpuSet> {
    let permitidas = sched_getaffinity(Pid::from_raw(0))?;
    let primera = (0..CpuSet::count()).find(|cpu| permitidas.is_set(*cpu).unwrap_or(false));
    let mut cpu = CpuSet::new();
    cpu.set(primera.context("este proceso puede ejecutarse en alguna CPU")?)?;
    Ok(cpu)
}

fn subir_y_bajar_en_un_hijo() -> anyhow::Result<()> {
    let mut hijo = Process::new(|| subir_y_bajar("el usuario que ejecuta la lección"));
    hijo.start()?;
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(0))?;

    if geteuid().is_root() {
        let mut hijo = Process::new(|| {
            become_nobody()?;
            subir_y_bajar("nobody, un usuario sin privilegios")
        });
        hijo.start()?;
        hijo.join()?;
        check_eq("exitcode()", hijo.exitcode(), Some(0))?;
    } else {
        say!("para verlo también como root: sudo {}", std::env::args().next().unwrap_or_default() + " nice");
    }
    Ok(())
}

// ANCHOR: cambiar
fn subir_y_bajar(usuario: &str) -> anyhow::Result<()> {
    let yo = SystemProcess::new(getpid().as_raw())?;
    let nice = yo.nice()?;
    say!("soy {usuario} (UID {}) y mi nice es {nice}", geteuid());

    yo.set_nice(nice + 1)?;
    check_eq("subirlo está permitido a todos: nice", yo.nice()?, nice + 1)?;

    let permitido = may_lower_nice_to(nice);
    match yo.set_nice(nice) {
        Ok(()) => say!("bajarlo de nuevo a {nice}: permitido"),
        Err(error) => say!("bajarlo de nuevo a {nice}: {error}"),
    }
    let esperado = if permitido { nice } else { nice + 1 };
    check_eq("nice al final", yo.nice()?, esperado)?;
    Ok(())
}
// ANCHOR_END: cambiar
