//! El cerrojo de los hilos, `parking_lot::Mutex`, no vale entre procesos: ni copiado, ni en memoria compartida.

use std::thread::sleep;
use std::time::Duration;

use parking_lot::Mutex;
use shared::ipc::RawValue;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::memory::SharedBox;
use shared::process::Process;
use shared::sync::Lock;
use shared::table::{State, wait_for_state};
use shared::{say, varies};

use crate::apoyo::hijos::en_cada_proceso;

pub const STEP: Step = Step {
    name: "hilos",
    title: "Un cerrojo de hilos, entre procesos",
    level: Level::Extension,
    predict: "varios procesos usan un cerrojo hecho para hilos. ¿Se pierden incrementos? Y cuando lo suelta un proceso, ¿despierta el que lo espera?",
    observe: "se pierden, porque fork lo copia y cada uno cierra el suyo. Y quien lo suelta no despierta a los de otro proceso.",
    topic: "«Todos los hilos deben compartir el mismo lock»",
    run: &Plain(run),
};

/// Mucho más de lo que tarda en despertar un proceso.
const PLAZO: Duration = Duration::from_millis(400);

fn run() -> anyhow::Result<()> {
    // ANCHOR: copiado
    let (copiado, contador) = (Mutex::new(()), RawValue::new(0)?);
    en_cada_proceso(4, 25, |_| {
        let _guardia = copiado.lock();
        let leido = contador.get();
        sleep(Duration::from_millis(1)); // que se cuele quien pueda
        contador.set(leido + 1);
        Ok(())
    })?;
    say!("con un cerrojo de hilos, el contador vale {}", varies(contador.get()));
    check("faltan incrementos", contador.get() < 100)?;
    // ANCHOR_END: copiado

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
