//! El porcentaje de CPU es de un intervalo: la primera vez no hay con qué comparar.

use std::thread;
use std::time::Duration;

use anyhow::Context;
use shared::lesson::{Level, Plain, Step, check, check_eq, decimal};
use shared::process::Process;
use shared::table::SystemProcess;
use shared::{eventually, say, varies};
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

pub const STEP: Step = Step {
    name: "cpu_percent",
    title: "El porcentaje de CPU, y su primer valor",
    level: Level::Extension,
    predict: "un proceso calcula sin parar. Preguntas qué porcentaje de CPU usa, y un momento después lo vuelves a preguntar. ¿Qué te dicen cada vez?",
    observe: "un porcentaje es CPU gastada entre tiempo pasado. La primera vez no hay un antes, y la respuesta es 0; no es que no trabaje.",
    topic: "psutil: «información del sistema operativo, como procesos, CPU, memoria, red, etc.»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let mut hijo = Process::new(|| {
        loop {
            std::hint::spin_loop();
        }
    })
    .with_daemon(true);
    hijo.start()?;
    let pid =
        Pid::from_u32(hijo.pid().context("ha arrancado")?.as_raw().cast_unsigned());

    let visto = hijo.in_table()?;

    // ANCHOR: medir
    que_avance(&visto)?;
    let mut sistema = System::new()?;
    let primera = mirar(&mut sistema, pid)?; // aún no hay con qué comparar
    thread::sleep(Duration::from_millis(300));
    que_avance(&visto)?;
    let segunda = mirar(&mut sistema, pid)?; // desde la vez anterior
    check_eq("la primera vez", primera, 0.0)?;
    check("la segunda vez, más", segunda > 0.0)?;
    say!("la segunda vez: {} %", varies(decimal(segunda.into(), 1)));

    let mut otro = System::new()?;
    check_eq("con otro objeto", mirar(&mut otro, pid)?, 0.0)?;
    // ANCHOR_END: medir

    hijo.kill()?;
    hijo.join()?;
    Ok(())
}

/// Espera a que haya gastado un tic de CPU más, que suele ser de 10 ms: es lo menos que se ve.
fn que_avance(visto: &SystemProcess) -> anyhow::Result<()> {
    let tics = visto.cpu_ticks()?;
    let mas = || visto.cpu_ticks().is_ok_and(|ahora| ahora > tics).then_some(());
    eventually(Duration::from_secs(10), mas)
        .context("el hijo no avanza: no hay CPU para él")
}

// ANCHOR: mirar
fn mirar(sistema: &mut System, pid: Pid) -> anyhow::Result<f32> {
    let cpu = ProcessRefreshKind::nothing().with_cpu();
    let pids = [pid];
    let cuales = ProcessesToUpdate::Some(&pids);
    sistema.refresh_processes_specifics(cuales, true, cpu);
    Ok(sistema.process(pid).context("sigue en la tabla")?.cpu_usage())
}
// ANCHOR_END: mirar
