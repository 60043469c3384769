//! Una tarea que falla, o que entra en pánico: no se lleva por delante ni al obrero ni a las demás.

use shared::ipc::Value;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::pool::{Pool, PoolError, TaskError, TaskFailure};
use shared::say;

pub const STEP: Step = Step {
    name: "fallos",
    title: "Una tarea que falla",
    level: Level::Extension,
    predict: "de seis tareas, una devuelve un error y otra entra en pánico. ¿Se hacen las demás? ¿Qué devuelve map? ¿Sigue vivo el obrero?",
    observe: "se hacen todas; map devuelve el primer error y try_map, lo de cada una. Los obreros son los mismos: el pánico no pasa de la tarea.",
    topic: "2_pool.py: repartir tareas",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let intentadas = Value::new(0)?;
    // ANCHOR: funcion
    let raiz = |n: i64| {
        intentadas.update(|veces| veces + 1).map_err(|error| error.to_string())?;
        match n {
            0 => panic!("no esperaba un cero"),
            n if n < 0 => Err(format!("{n} no tiene raíz")),
            n => Ok(n.isqrt()),
        }
    };
    // ANCHOR_END: funcion

    // ANCHOR: map
    let pool = Pool::fallible(2, raiz)?;
    let antes = pool.pids();
    let resultado = pool.map([9, -4, 16, 0, 25, 36]);
    let Err(error) = resultado else { anyhow::bail!("map debía fallar") };
    say!("map devuelve el primer error:\n  {error}");
    let cause = TaskFailure::Failed("-4 no tiene raíz".to_owned());
    let de_la_1 = PoolError::Task(TaskError { index: 1, cause });
    check("es el de la tarea 1", error == de_la_1)?;
    check_eq("tareas intentadas", intentadas.get(), 6)?;
    // ANCHOR_END: map

    // ANCHOR: try_map
    for resultado in pool.try_map([9, -4, 16, 0])? {
        match resultado {
            Ok(raiz) => say!("raíz {raiz}"),
            Err(error) => say!("{error}"),
        }
    }
    check("los obreros son los de antes", pool.pids() == antes)?;
    check_eq("y siguen trabajando", pool.map([49, 64])?, vec![7, 8])?;
    // ANCHOR_END: try_map

    // ANCHOR: imap
    let buenas: Vec<i64> = pool.imap([9, 0, 16])?.filter_map(Result::ok).collect();
    check_eq("los buenos, con imap", buenas, vec![3, 4])?;
    // ANCHOR_END: imap
    Ok(())
}
