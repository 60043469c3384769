//! Lo que hace `ProcessPoolExecutor`, con una reserva: `submit`, `result`, `as_completed`, y un bloque que espera.

use std::cell::RefCell;
use std::time::Duration;

use anyhow::ensure;
use shared::ipc::Value;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::pool::Pool;
use shared::say;
use shared::sync::Semaphore;

pub const STEP: Step = Step {
    name: "executor",
    title: "ProcessPoolExecutor: la otra reserva de Python",
    level: Level::Extension,
    predict: "encargas seis tareas con submit y sales del bloque with sin pedir ningún resultado. ¿Cuántas se hacen? ¿Y con el with de Pool?",
    observe: "todas: al acabar su bloque, un executor espera. El de Pool acaba en terminate. Por lo demás se parecen mucho.",
    topic: "2_pool.py: «Los objetos Pool simplifican la creación y administración de procesos»",
    run: &Plain(run),
};

const PLAZO: Duration = Duration::from_secs(5);

// ANCHOR: executor
/// Una reserva que, al acabar su bloque, no se termina: se espera.
struct Executor<'a>(Pool<'a, u32, u32>);

impl Drop for Executor<'_> {
    fn drop(&mut self) {
        self.0.close();
        let _ = self.0.join();
    }
}
// ANCHOR_END: executor

fn run() -> anyhow::Result<()> {
    let permisos = [Semaphore::new(0)?, Semaphore::new(0)?, Semaphore::new(0)?];
    let cocinar = |plato: usize| {
        ensure!(plato < permisos.len(), "no hay plato {plato}");
        permisos[plato].acquire()?;
        Ok(plato)
    };
    // ANCHOR: submit
    let acabados = RefCell::new(Vec::new());
    let pool = Pool::fallible(3, cocinar)?;
    // submit es apply_async; y as_completed, apuntar cada uno cuando acaba.
    let submit = |plato: usize| {
        let acabados = &acabados;
        let apuntar = |plato: &usize| acabados.borrow_mut().push(*plato);
        anyhow::Ok(pool.apply_async(&plato)?.callback(apuntar))
    };
    let futuros = [submit(0)?, submit(1)?, submit(2)?];
    for plato in [2, 1, 0] {
        permisos[plato].release()?;
        let hecho = futuros[plato].wait(PLAZO)?;
        check(&format!("el plato {plato} está hecho"), hecho)?;
    }
    check_eq("según acaban", acabados.take(), vec![2, 1, 0])?;
    let mal = submit(9)?.get();
    say!("el error sale al pedir el resultado:\n  {}", mal.unwrap_err());
    // ANCHOR_END: submit

    // ANCHOR: bloque
    let hechas = Value::new(0)?;
    {
        let sumar = |_| hechas.update(|n| n + 1);
        let executor = Executor(Pool::fallible(2, sumar)?);
        let _olvidado = executor.0.map_async(0..6)?;
    } // aquí se espera
    check_eq("al acabar el bloque, tareas hechas", hechas.get(), 6)?;
    // ANCHOR_END: bloque
    Ok(())
}
