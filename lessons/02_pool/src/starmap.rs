//! Varios argumentos: `starmap` reparte tuplas y la función las recibe desplegadas.

use shared::lesson::{Level, Plain, Step, check_eq};
use shared::pool::Pool;
use shared::say;

pub const STEP: Step = Step {
    name: "starmap",
    title: "starmap: tareas con varios argumentos",
    level: Level::Essential,
    predict: "la función necesita una base y un exponente, y cada tarea es una sola cosa. ¿Cómo le llegan los dos?",
    observe: "la tarea es una tupla. Python la despliega con starmap; Rust, en la propia función. Lo que es igual para todas se captura.",
    topic: "2_pool.py: repartir tareas con argumentos",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: tuplas
    let pool = Pool::new(2, |(base, exponente): (u64, u32)| base.pow(exponente))?;
    let potencias = pool.map([(2, 10), (3, 4), (10, 3)])?;
    check_eq("2¹⁰, 3⁴ y 10³", potencias, vec![1024, 81, 1000])?;
    check_eq("una sola, con apply", pool.apply(&(7, 2))?, 49)?;
    // ANCHOR_END: tuplas

    // ANCHOR: fijo
    let exponente = 3;
    let pool = Pool::new(2, |base: u64| base.pow(exponente))?;
    check_eq("cubos", pool.map([1, 2, 3, 4])?, vec![1, 8, 27, 64])?;
    // ANCHOR_END: fijo

    // ANCHOR: copia
    let pool = Pool::new(2, |mut palabras: Vec<String>| {
        palabras.sort();
        palabras
    })?;
    let desordenadas = ["zombi", "huérfano", "demonio"].map(str::to_owned).to_vec();
    let ordenadas = pool.apply(&desordenadas)?;
    say!("el obrero devuelve {ordenadas:?}");
    check_eq("la mía no cambia, y empieza por", desordenadas[0].as_str(), "zombi")?;
    // ANCHOR_END: copia
    Ok(())
}
