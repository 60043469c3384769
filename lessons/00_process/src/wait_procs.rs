//! Terminar a varios: `terminate` a todos, esperar, y `kill` a los que queden.

use std::time::Duration;

use nix::sys::signal::{SigHandler, signal};
use shared::Signal;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::sync::Barrier;
use shared::table::{SystemProcess, wait_procs};

pub const STEP: Step = Step {
    name: "wait_procs",
    title: "Terminar varios procesos: primero por las buenas",
    level: Level::Extension,
    predict: "pides a tres procesos que acaben, y uno ignora SIGTERM. ¿Cómo acabas con todos sin quitar a los otros dos la oportunidad de despedirse?",
    observe: "primero terminate a todos; después, un solo plazo para todos; y kill, solo a quien no haya obedecido.",
    topic: "proc.kill()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let listos = Barrier::new(4)?;
    let mut hijos = Vec::new();
    for rebelde in [false, false, true] {
        let listos = &listos;
        let mut hijo =
            Process::new(move || dormir(rebelde, listos)).with_daemon(true);
        hijo.start()?;
        hijos.push(hijo);
    }
    listos.wait()?;

    // ANCHOR: terminar
    let procs: Vec<SystemProcess> =
        hijos.iter().map(Process::in_table).collect::<Result<_, _>>()?;
    for proc in &procs {
        proc.terminate()?;
    }
    let (muertos, vivos) = wait_procs(&procs, Duration::from_millis(500))?;
    check_eq(
        "con terminate, muertos y vivos",
        (muertos.len(), vivos.len()),
        (2, 1),
    )?;

    for proc in &vivos {
        proc.kill()?;
    }
    let (muertos, vivos) = wait_procs(&vivos, Duration::from_secs(10))?;
    check_eq("con kill, muertos y vivos", (muertos.len(), vivos.len()), (1, 0))?;
    // ANCHOR_END: terminar

    for (hijo, exitcode) in hijos.iter_mut().zip([-15, -15, -9]) {
        hijo.join()?;
        check_eq(
            &format!("exitcode() de {}", hijo.name()),
            hijo.exitcode(),
            Some(exitcode),
        )?;
    }
    Ok(())
}

fn dormir(rebelde: bool, listos: &Barrier) -> anyhow::Result<()> {
    if rebelde {
        // SAFETY: SIG_IGN no ejecuta código nuestro cuando llega la señal.
        unsafe { signal(Signal::SIGTERM, SigHandler::SigIgn) }?;
    }
    listos.wait()?;
    loop {
        nix::unistd::pause();
    }
}
