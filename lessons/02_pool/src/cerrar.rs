//! `close`, `terminate` y `join`: el orden que vale y lo que hace el que no vale.

mod taller;

use shared::Pid;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::pool::{Pool, PoolError};
use shared::table::Table;

use taller::Taller;

pub const STEP: Step = Step {
    name: "cerrar",
    title: "close y después join; terminate, si no se puede esperar",
    level: Level::Essential,
    predict: "hay seis tareas a medias. ¿Cuántas se acaban con close y join? ¿Y con terminate? ¿Y si se llama a join sin close?",
    observe: "close cierra la puerta y join espera a que se acabe todo. terminate no deja acabar. join sin close es un error.",
    topic: "2_pool.py: «administración de procesos»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: bien
    let taller = Taller::new()?;
    let pool = Pool::fallible(2, |n| taller.tarea(n))?;
    let encargo = pool.map_async(0..6)?;
    pool.close();
    check_eq("tareas hechas al volver close()", taller.hechas.get(), 0)?;
    check_eq("ya no admite más", pool.map([6]), Err(PoolError::Closed))?;
    taller.permitir(6)?;
    pool.join()?;
    check_eq("después de join(), tareas hechas", taller.hechas.get(), 6)?;
    check_eq("obreros", obreros()?, 0)?;
    check_eq("y sus resultados siguen ahí", encargo.get()?.len(), 6)?;
    // ANCHOR_END: bien

    // ANCHOR: terminate
    let taller = Taller::new()?;
    let pool = Pool::fallible(2, |n| taller.tarea(n))?;
    let encargo = pool.map_async(0..6)?;
    check_eq("join() sin close()", pool.join(), Err(PoolError::StillOpen))?;
    pool.terminate();
    pool.join()?;
    check_eq("con terminate(), tareas hechas", taller.hechas.get(), 0)?;
    check_eq("obreros", obreros()?, 0)?;
    check_eq("get()", encargo.get(), Err(PoolError::Terminated))?;
    // ANCHOR_END: terminate

    // ANCHOR: ambito
    let taller = Taller::new()?;
    {
        let pool = Pool::fallible(2, |n| taller.tarea(n))?;
        let _olvidado = pool.map_async(0..6)?;
    } // aquí se destruye la reserva, que se termina: nadie ha esperado
    check_eq("al acabar el bloque, tareas hechas", taller.hechas.get(), 0)?;
    check_eq("obreros", obreros()?, 0)?;
    // ANCHOR_END: ambito
    Ok(())
}

fn obreros() -> anyhow::Result<usize> {
    Ok(Table::snapshot()?.children(Pid::this()).len())
}
