//! Buscar procesos por su nombre y matarlos: el programa de examen.

use nix::unistd::getpid;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::process::Process;
use shared::say;
use shared::sync::Barrier;
use shared::table::{TableError, process_iter};

use crate::apoyo::nuevo_nombre;

pub const STEP: Step = Step {
    name: "buscar_y_matar",
    title: "Buscar procesos por su nombre y matarlos",
    level: Level::Essential,
    predict: "matas a todos los procesos que se llaman de cierta manera, y son hijos tuyos. Si los buscas otra vez antes de hacer join, ¿cuántos encuentras?",
    observe: "los muertos siguen en la tabla, y se encuentran, hasta que su padre los recoge. Matarlos otra vez no hace nada ni da ningún error.",
    topic: "psutil.process_iter() y proc.kill()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: hijos
    let nombre = format!("siesta{}", getpid()); // que no lo lleve nadie más
    let listos = Barrier::new(4)?;
    let mut hijos = Vec::new();
    for _ in 0..3 {
        let mut hijo = Process::new(|| dormir(&nombre, &listos)).with_daemon(true);
        hijo.start()?;
        hijos.push(hijo);
    }
    listos.wait()?;

    check_eq("matados", matar(&nombre)?, 3)?;
    check_eq("otra vez, antes de join", matar(&nombre)?, 3)?;
    for hijo in &mut hijos {
        hijo.join()?;
        check_eq("exitcode()", hijo.exitcode(), Some(-9))?;
    }
    check_eq("otra vez, después de join", matar(&nombre)?, 0)?;
    // ANCHOR_END: hijos
    Ok(())
}

// ANCHOR: matar
fn matar(nombre: &str) -> anyhow::Result<usize> {
    let mut matados = 0;
    for proc in process_iter()? {
        if proc.name == *nombre {
            match proc.process().kill() {
                Ok(()) => matados += 1,
                Err(TableError::NoSuchProcess(pid)) => {
                    say!("PID {pid} ya no existe")
                }
                Err(TableError::SignalDenied { pid, .. }) => {
                    say!("sin permiso para PID {pid}")
                }
                Err(otro) => return Err(otro.into()),
            }
        }
    }
    Ok(matados)
}
// ANCHOR_END: matar

fn dormir(nombre: &str, listos: &Barrier) -> anyhow::Result<()> {
    nuevo_nombre(nombre)?;
    listos.wait()?;
    loop {
        nix::unistd::pause();
    }
}
