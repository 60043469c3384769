//! El mismo trabajo con procesos y con hilos: primero una parte en serie y después el resto, repartido.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use shared::pool::{Pool, PoolError};

use crate::cuentas::primos;

/// Va en serie, hecha por el padre antes de repartir las demás, una tarea de cada tantas.
pub const UNA_DE_CADA: u64 = 10;
/// Hasta dónde se buscan primos, para que calcular cueste parecido si el compilador optimiza (`--release`).
const HASTA: u64 = if cfg!(debug_assertions) { 16_000 } else { 110_000 };

#[derive(Clone, Copy)]
pub struct Trabajo {
    pub tarea: fn(u64) -> u64,
    pub tareas: u64,
}

impl Trabajo {
    /// Con tareas para que ninguno de los obreros se quede sin ellas demasiado pronto.
    pub fn para(obreros: usize, tarea: fn(u64) -> u64) -> Self {
        let tareas = (3 * obreros as u64).max(20).next_multiple_of(UNA_DE_CADA);
        Trabajo { tarea, tareas }
    }
}

#[derive(Serialize, Deserialize)]
pub struct Medida {
    pub tiempo: Duration,
    pub suma: u64,
}

// ANCHOR: tareas
pub fn calcular(n: u64) -> u64 {
    primos(0, HASTA + 10 * n)
}

pub fn esperar(_: u64) -> u64 {
    thread::sleep(Duration::from_millis(2));
    1
}
// ANCHOR_END: tareas

/// Una medida para cada número de obreros: la mejor de tres vueltas. Si otro programa ocupa una CPU, no estorbará en todas.
pub fn mejores<E>(
    obreros: &[usize],
    medir: impl Fn(usize) -> Result<Medida, E>,
) -> Result<Vec<Medida>, E> {
    let vuelta = || obreros.iter().map(|n| medir(*n)).collect::<Result<Vec<_>, E>>();
    let mut mejores = vuelta()?;
    for _ in 0..2 {
        for (mejor, otra) in mejores.iter_mut().zip(vuelta()?) {
            if otra.tiempo < mejor.tiempo {
                *mejor = otra;
            }
        }
    }
    Ok(mejores)
}

// ANCHOR: procesos
pub fn con_procesos(obreros: usize, trabajo: Trabajo) -> Result<Medida, PoolError> {
    let Trabajo { tarea, tareas } = trabajo;
    let reloj = Instant::now();
    let en_serie: u64 = (0..tareas / UNA_DE_CADA).map(tarea).sum();
    let pool = Pool::new(obreros, tarea)?;
    let repartido: u64 = pool.chunksize(1).map(tareas / UNA_DE_CADA..tareas)?.iter().sum();
    Ok(Medida { tiempo: reloj.elapsed(), suma: en_serie + repartido })
}
// ANCHOR_END: procesos

// ANCHOR: hilos
pub fn con_hilos(obreros: usize, trabajo: Trabajo) -> Medida {
    let Trabajo { tarea, tareas } = trabajo;
    let reloj = Instant::now();
    let en_serie: u64 = (0..tareas / UNA_DE_CADA).map(tarea).sum();
    // Los hilos comparten la memoria: un número les dice cuál es la tarea siguiente.
    let siguiente = AtomicU64::new(tareas / UNA_DE_CADA);
    let repartido = AtomicU64::new(0);
    thread::scope(|ambito| {
        for _ in 0..obreros {
            ambito.spawn(|| {
                loop {
                    let n = siguiente.fetch_add(1, Ordering::Relaxed);
                    if n >= tareas {
                        break;
                    }
                    repartido.fetch_add(tarea(n), Ordering::Relaxed);
                }
            });
        }
    });
    Medida { tiempo: reloj.elapsed(), suma: en_serie + repartido.into_inner() }
}
// ANCHOR_END: hilos
