//! Pedir el cerrojo sin esperar, o solo un rato, y saber quién lo tiene.

use std::time::Duration;

use nix::unistd::getpid;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::sync::{Acquired, Lock, SyncError};

use crate::apoyo::hijos::en_un_hijo;

pub const STEP: Step = Step {
    name: "sin_esperar",
    title: "Pedir el cerrojo sin esperar, o solo un rato",
    level: Level::Essential,
    predict: "el padre tiene el cerrojo y aún no lo va a soltar. ¿Cómo puede un hijo pedirlo sin quedarse esperando?",
    observe: "con try_acquire no se espera, y con acquire_timeout, solo un rato. El cerrojo sabe quién lo tiene.",
    topic: "lock.acquire(), lock.release()",
    run: &Plain(run),
};

const PLAZO: Duration = Duration::from_millis(100);

fn run() -> anyhow::Result<()> {
    let padre = getpid();
    // ANCHOR: ocupado
    let lock = Lock::new()?;
    lock.acquire()?;
    en_un_hijo(|| -> anyhow::Result<()> {
        check_eq("owner(), que es mi padre", lock.owner(), Some(padre))?;
        check_eq("try_acquire() no espera", lock.try_acquire()?, None)?;
        check_eq("acquire_timeout(), un rato", lock.acquire_timeout(PLAZO)?, None)?;
        Ok(())
    })?;
    // ANCHOR_END: ocupado

    // ANCHOR: libre
    lock.release()?;
    check_eq("ya libre, try_acquire()", lock.try_acquire()?, Some(Acquired::Free))?;
    lock.release()?;
    check_eq("release() de más", lock.release(), Err(SyncError::NotHeld))?;
    // ANCHOR_END: libre
    Ok(())
}
