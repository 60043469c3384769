//! Un cerrojo en las tareas de una reserva: el obrero lo hereda; lo que viajara sería una copia.

use shared::ipc::Value;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::pool::Pool;
use shared::sync::{Lock, SyncError};

pub const STEP: Step = Step {
    name: "lock_en_pool",
    title: "Un Lock en las tareas de una reserva",
    level: Level::Extension,
    predict: "las tareas de una reserva suman en un contador compartido, y hace falta un cerrojo. ¿Se le puede pasar a cada tarea, como un argumento más?",
    observe: "no: un argumento viaja como copia, y una copia sería otro cerrojo. El obrero ha de recibirlo al nacer.",
    topic: "«Todos los hilos deben compartir el mismo lock»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: heredado
    let lock = Lock::new()?;
    let contador = Value::new(0)?;
    // Existen antes que los obreros, que los heredan con fork.
    let pool = Pool::fallible(4, |_: u32| {
        lock.acquire()?;
        contador.set(contador.get() + 1);
        lock.release()
    })?;
    pool.map(0..1000)?;
    check_eq("contador", contador.get(), 1000)?;
    // ANCHOR_END: heredado

    // ANCHOR: copia
    lock.acquire()?;
    let pool = Pool::fallible(1, |cerrado: bool| {
        let heredado_cerrado = lock.try_acquire()?.is_none();
        // Solo viaja cómo está el cerrojo. El obrero se hace otro igual…
        let copia = Lock::new()?;
        if cerrado {
            copia.acquire()?;
        }
        // …y lo abre.
        copia.release()?;
        Ok::<_, SyncError>((heredado_cerrado, copia.owner().is_none()))
    })?;
    let (heredado_cerrado, copia_abierta) = pool.apply(&lock.owner().is_some())?;
    check("el obrero encuentra cerrado el que heredó", heredado_cerrado)?;
    check("su copia sí la abre", copia_abierta)?;
    check("y el de verdad sigue cerrado", lock.owner().is_some())?;
    lock.release()?;
    // ANCHOR_END: copia
    Ok(())
}
