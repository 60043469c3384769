//! `map` e `imap` devuelven los resultados en el orden de las tareas; `imap_unordered`, según acaban.

use shared::ipc::Queue;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::pool::Pool;
use shared::say;
use shared::sync::Semaphore;

pub const STEP: Step = Step {
    name: "orden",
    title: "El orden: el de las tareas, o el de llegada",
    level: Level::Essential,
    predict: "tres cocineros preparan tres platos: el 2 se acaba el primero, después el 1 y al final el 0. ¿En qué orden los da map? ¿Y imap_unordered?",
    observe: "map e imap sirven por el orden de las tareas, aunque haya platos esperando. imap_unordered, según salen.",
    topic: "2_pool.py: repartir tareas",
    run: &Plain(run),
};

type Plato = usize;

fn run() -> anyhow::Result<()> {
    // ANCHOR: cocina
    // Cada cocinero espera el permiso para acabar su plato, y lo apunta.
    let permisos = [Semaphore::new(0)?, Semaphore::new(0)?, Semaphore::new(0)?];
    let acabados = Queue::new()?;
    let pool = Pool::fallible(3, |plato: Plato| {
        permisos[plato].acquire()?;
        acabados.put(&plato)?;
        anyhow::Ok(plato)
    })?;
    // ANCHOR_END: cocina

    // ANCHOR: map
    let encargo = pool.map_async(0..3)?;
    for plato in [2, 1, 0] {
        permisos[plato].release()?;
        say!("acabado el plato {}", acabados.get()?);
    }
    check_eq("map los da así", encargo.get()?, vec![0, 1, 2])?;
    // ANCHOR_END: map

    // ANCHOR: unordered
    let mut platos = pool.imap_unordered(0..3)?;
    let mut servidos: Vec<Plato> = Vec::new();
    for plato in [2, 1, 0] {
        permisos[plato].release()?;
        servidos.extend(platos.next().transpose()?);
        say!("acabado el plato {}: servido", acabados.get()?);
    }
    check_eq("imap_unordered los da así", servidos, vec![2, 1, 0])?;
    // ANCHOR_END: unordered
    drop(platos);

    // ANCHOR: imap
    let mut platos = pool.imap(0..3)?;
    for permiso in &permisos {
        permiso.release()?;
    }
    let primero = platos.next().transpose()?;
    check_eq("imap da primero", primero, Some(0))?;
    let resto = platos.collect::<Result<Vec<Plato>, _>>()?;
    check_eq("y después", resto, vec![1, 2])?;
    // ANCHOR_END: imap
    Ok(())
}
