//! `imap`: los resultados de uno en uno, mientras la entrada se va leyendo según hace falta.

use std::cell::Cell;

use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::pool::Pool;

pub const STEP: Step = Step {
    name: "imap",
    title: "imap: los resultados de uno en uno",
    level: Level::Extension,
    predict: "la entrada es 0, 1, 2, 3… y no tiene fin. Queremos los cinco primeros cuadrados, hechos por una reserva. ¿Sirve map? ¿Y imap?",
    observe: "map lee toda la entrada antes de repartir: con esta no volvería nunca. imap lee unas pocas tareas de ventaja, y da cada resultado en cuanto le toca.",
    topic: "2_pool.py: repartir tareas",
    run: &Plain(run),
};

const OBREROS: usize = 2;

fn run() -> anyhow::Result<()> {
    // ANCHOR: sin_fin
    let leidos = Cell::new(0);
    let entrada = (0_u64..).inspect(|_| leidos.set(leidos.get() + 1));
    let pool = Pool::new(OBREROS, |n: u64| n * n)?;
    let mut resultados = pool.imap(entrada)?;
    check_eq("leídos, antes de pedir nada", leidos.get(), 0)?;
    let primeros = resultados.by_ref().take(5).collect::<Result<Vec<u64>, _>>()?;
    check_eq("los cinco primeros", primeros, vec![0, 1, 4, 9, 16])?;
    // ANCHOR_END: sin_fin

    // ANCHOR: ventaja
    let ventaja = leidos.get() - 5;
    check("leídos de más, como mucho, cuatro por obrero", ventaja <= 4 * OBREROS)?;
    let otro = resultados.next().transpose()?;
    check_eq("si pido otro, el siguiente", otro, Some(25))?;
    // ANCHOR_END: ventaja
    Ok(())
}
