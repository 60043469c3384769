//! El mismo trabajo con el `Pool` de Python, en la misma ejecución, y cuántas veces más tarda.

mod python;

use std::time::{Duration, Instant};

use shared::lesson::{Level, Neighbours, Plain, Step, check_eq, decimal};
use shared::pool::{Pool, PoolError};
use shared::{say, say_incident, varies};

use crate::apoyo::cuentas::en_espanol;

pub const STEP: Step = Step {
    name: "comparativa",
    title: "El mismo trabajo con el Pool de Python",
    level: Level::Extension,
    predict: "crear y recoger dos obreros, repartir tareas cortas en trozos y repartirlas de una en una: en Python y en Rust. ¿Dónde habrá más diferencia?",
    observe: "los dos usan fork y reparten igual, así que los resultados son los mismos. Lo que cambia es lo que cuesta crear a cada obrero y hacer cada viaje.",
    topic: "2_pool.py: «multiprocessing.Pool»",
    run: &Plain(run),
};

const OBREROS: usize = 2;

/// Qué se ha medido, cuánto ha tardado y qué ha dado.
type Medida = (String, Duration, u64);

fn run() -> anyhow::Result<()> {
    say!("con {OBREROS} obreros: 20 000 tareas en trozos, y 1000 de una en una");
    if cfg!(debug_assertions) {
        say!("Rust está sin optimizar: compara también con cargo run --release");
    }
    let vecinos = Neighbours::watch();
    let nuestras = [
        medir("crear", crear)?,
        medir("map", || repartir(20_000, None))?,
        medir("chunksize=1", || repartir(1000, Some(1)))?,
    ];
    let Some(suyas) = python::medidas()? else {
        say_incident!("aquí no hay python3: no puedo comparar");
        return Ok(());
    };
    say!("{:<11} {:>9} {:>9}", "", "Rust", "Python");
    for ((que, tiempo, _), (_, suyo, _)) in nuestras.iter().zip(&suyas) {
        let veces = varies(decimal(suyo.as_secs_f64() / tiempo.as_secs_f64(), 1));
        let (tiempo, suyo) =
            (varies(en_espanol(*tiempo)), varies(en_espanol(*suyo)));
        say!("{que:<11} {tiempo:>9} {suyo:>9} {veces:>5} veces");
    }
    for ((que, _, resultado), (_, _, su_resultado)) in nuestras.iter().zip(&suyas) {
        check_eq(&format!("Python obtiene en {que}"), su_resultado, resultado)?;
    }
    vecinos.warn();
    Ok(())
}

// ANCHOR: trabajos
fn crear() -> Result<u64, PoolError> {
    let pool = Pool::new(OBREROS, |n: u64| n * n)?;
    pool.close();
    pool.join()?;
    Ok(0)
}

fn repartir(tareas: u64, chunksize: Option<usize>) -> Result<u64, PoolError> {
    let pool = Pool::new(OBREROS, |n: u64| n * n)?;
    let cuadrados = match chunksize {
        Some(chunksize) => pool.chunksize(chunksize).map(0..tareas)?,
        None => pool.map(0..tareas)?,
    };
    Ok(cuadrados.iter().sum())
}
// ANCHOR_END: trabajos

fn medir(
    que: &str,
    trabajo: impl Fn() -> Result<u64, PoolError>,
) -> Result<Medida, PoolError> {
    let reloj = Instant::now();
    let resultado = trabajo()?;
    Ok((que.to_owned(), reloj.elapsed(), resultado))
}
