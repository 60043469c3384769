//! Una barrera en la que muere uno de los que esperan: se rompe, y los demás lo saben.

use anyhow::bail;
use shared::ipc::RawValue;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::sync::{Barrier, BrokenBy, SyncError};
use shared::{Pid, say};

use crate::apoyo::esperas;

pub const STEP: Step = Step {
    name: "barrera_rota",
    title: "Barrera rota: muere uno de los que esperan",
    level: Level::Extension,
    predict: "cuatro procesos han de encontrarse en una barrera. Tres ya esperan en ella y a uno lo mata SIGKILL. ¿Qué hacen los otros dos?",
    observe: "dejan de esperar: la barrera está rota, y el error dice quién ha muerto en ella.",
    topic: "1_syncProcesses.py: «mecanismos de sincronización»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
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
        let cual = format!("exitcode() de {}", hijo.name());
        check_eq(&cual, hijo.exitcode(), exitcode)?;
    }
    let del_error = Some(Pid::from_raw(muerto.get()));
    check("el PID del error es el suyo", del_error == hijos[0].pid())?;
    // ANCHOR_END: muerte
    Ok(())
}

// ANCHOR: llegar
fn llegar(meta: &Barrier, muerto: &RawValue<i32>) -> anyhow::Result<()> {
    match meta.wait() {
        Err(SyncError::BrokenBarrier(BrokenBy::Death(pid))) => {
            say!("barrera rota: PID {pid} ha muerto en ella");
            muerto.set(pid.as_raw());
            Ok(())
        }
        otro => bail!("debía estar rota, y wait() ha devuelto {otro:?}"),
    }
}
// ANCHOR_END: llegar
