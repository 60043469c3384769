//! El cerrojo de los hilos, `parking_lot::Mutex`, y por qué no vale entre procesos.

use std::thread::{self, Builder};
use std::time::Duration;

use parking_lot::Mutex;
use shared::errno::CannotStart;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::memory::SharedBox;
use shared::process::Process;
use shared::sync::Lock;
use shared::table::{State, wait_for_state};

pub const STEP: Step = Step {
    name: "hilos",
    title: "Un cerrojo de hilos, entre procesos",
    level: Level::Extension,
    predict: "ponemos un cerrojo de hilos en memoria compartida. Cuando lo suelta un proceso, ¿despierta el otro?",
    observe: "no: quien lo suelta busca a los que esperan en la memoria de su proceso, y el otro no está ahí.",
    topic: "«Todos los hilos deben compartir el mismo lock»",
    run: &Plain(run),
};

/// Mucho más de lo que tarda en despertar un proceso.
const PLAZO: Duration = Duration::from_millis(400);

fn run() -> anyhow::Result<()> {
    // Los hilos van en un hijo: con varios hilos, fork no sería seguro y Process se negaría.
    let mut con_hilos = Process::new(sumar_con_hilos);
    con_hilos.start()?;
    con_hilos.join()?;
    check_eq("exitcode()", con_hilos.exitcode(), Some(0))?;

    // ANCHOR: de_hilos
    // SAFETY: el cerrojo no contiene punteros, y su palabra es atómica.
    let de_hilos = unsafe { SharedBox::new(Mutex::new(())) }?;
    let guardia = de_hilos.lock();
    let mut hijo = Process::new(|| {
        let adquirido = de_hilos.try_lock_for(PLAZO).is_some();
        check("cerrojo de hilos: no lo he conseguido", !adquirido)
    });
    hijo.start()?;
    wait_for_state(hijo.in_table()?.pid(), State::Sleeping)?;
    drop(guardia);
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(0))?;
    check("y eso que está libre", !de_hilos.is_locked())?;
    // ANCHOR_END: de_hilos

    // ANCHOR: de_procesos
    let de_procesos = Lock::new()?;
    de_procesos.acquire()?;
    let mut hijo = Process::new(|| -> anyhow::Result<()> {
        let adquirido = de_procesos.acquire_timeout(PLAZO)?.is_some();
        Ok(check("cerrojo de procesos: lo he adquirido", adquirido)?)
    });
    hijo.start()?;
    wait_for_state(hijo.in_table()?.pid(), State::Sleeping)?;
    de_procesos.release()?;
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(0))?;
    // ANCHOR_END: de_procesos
    Ok(())
}

// ANCHOR: hilos
fn sumar_con_hilos() -> anyhow::Result<()> {
    const VUELTAS: u64 = 100_000;
    let contador = Mutex::new(0);
    thread::scope(|ambito| -> anyhow::Result<()> {
        for _ in 0..4 {
            let sumar = || (0..VUELTAS).for_each(|_| *contador.lock() += 1);
            Builder::new().spawn_scoped(ambito, sumar).map_err(CannotStart)?;
        }
        Ok(())
    })?;
    check_eq("contador de los cuatro hilos", contador.into_inner(), 4 * VUELTAS)?;
    Ok(())
}
// ANCHOR_END: hilos
