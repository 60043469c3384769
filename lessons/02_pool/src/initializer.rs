//! `initializer`: lo que hace cada obrero al nacer; y `maxtasksperchild`: cuándo se renueva.

use std::cell::Cell;

use nix::unistd::getpid;
use shared::ipc::Value;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::pool::{Builder, PoolError};

use crate::apoyo::cuentas::{cuadrado, distintos};

pub const STEP: Step = Step {
    name: "initializer",
    title: "initializer: preparar a cada obrero una vez",
    level: Level::Extension,
    predict: "tres obreros hacen treinta tareas, y cada tarea necesita abrir una conexión. ¿Cuántas veces hay que abrirla?",
    observe: "tres: el initializer la abre una vez en cada obrero. Si falla, la reserva lo dice; en Python, pone otro obrero, y otro, y otro.",
    topic: "2_pool.py: «creación y administración de procesos»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: una_vez
    let aperturas = Value::new(0)?;
    // Cada obrero tiene su copia: lo que guarde en ella no lo ve nadie más.
    let conexion = Cell::new(None);
    let pool = Builder::new(3)
        .initializer(|| {
            conexion.set(Some(getpid()));
            aperturas.update(|n| n + 1).map(drop)
        })
        .start(|_: u32| conexion.get() == Some(getpid()))?;
    let con_la_suya = pool.map(0..30)?;
    pool.close();
    pool.join()?;
    check_eq("tareas hechas", con_la_suya.len(), 30)?;
    let todas = con_la_suya.iter().all(|si| *si);
    check("cada tarea tenía la conexión de su obrero", todas)?;
    check_eq("veces que se ha abierto", aperturas.get(), 3)?;
    check_eq("en el padre", conexion.get(), None)?;
    // ANCHOR_END: una_vez

    // ANCHOR: renovar
    let pool = Builder::new(2).max_tasks_per_child(1).start(cuadrado)?;
    let hechas = pool.chunksize(1).map(0..6)?;
    let procesos = distintos(&hechas).len();
    check_eq("con max_tasks_per_child(1), procesos para 6 tareas", procesos, 6)?;
    // ANCHOR_END: renovar

    // ANCHOR: falla
    let sin_conexion = || Err("no hay conexión");
    let pool = Builder::new(2).initializer(sin_conexion).start(cuadrado)?;
    let error = Err(PoolError::Initializer("no hay conexión".to_owned()));
    check_eq("map", pool.map(0..4).map(drop), error)?;
    // ANCHOR_END: falla
    Ok(())
}
