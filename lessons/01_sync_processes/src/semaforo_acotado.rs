//! Un semáforo no tiene dueño: `release` de más, y quien no lo permite.

use shared::lesson::{Level, Plain, Step, check_eq};
use shared::sync::{BoundedSemaphore, Semaphore, SyncError};

use crate::apoyo::hijos::en_un_hijo;

pub const STEP: Step = Step {
    name: "semaforo_acotado",
    title: "Semáforo acotado: el release de más",
    level: Level::Extension,
    predict: "un semáforo empieza en 1, y un proceso hace release sin haber hecho acquire. ¿Cuánto vale?",
    observe: "el semáforo corriente pasa de su valor inicial, y ya no excluye. El acotado se niega: es un error del programa.",
    topic: "«Mecanismos de sincronización como semáforos»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: de_mas
    let semaforo = Semaphore::new(1)?;
    en_un_hijo(|| semaforo.release())?;
    check_eq("Semaphore(1), tras un release de más, valor", semaforo.value(), 2)?;
    let acotado = BoundedSemaphore::new(1)?;
    let error = Err(SyncError::TooManyReleases { initial: 1 });
    check_eq("acotado, con un release de más", acotado.release(), error)?;
    // ANCHOR_END: de_mas
    Ok(())
}
