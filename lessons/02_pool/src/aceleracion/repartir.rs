//! El mismo reparto con procesos y con hilos: primero la parte en serie y después el resto.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::Result;
use shared::pool::Pool;

use super::medir::{Medida, Trabajo, UNA_DE_CADA};

// ANCHOR: procesos
pub fn con_procesos(obreros: usize, trabajo: Trabajo) -> Result<Medida> {
    let Trabajo { tarea, tareas } = trabajo;
    let reloj = Instant::now();
    let en_serie: u64 = (0..tareas / UNA_DE_CADA).map(tarea).sum();
    let pool = Pool::new(obreros, tarea)?;
    let las_demas = tareas / UNA_DE_CADA..tareas;
    let repartido: u64 = pool.chunksize(1).map(las_demas)?.iter().sum();
    Ok(Medida { tiempo: reloj.elapsed(), suma: en_serie + repartido })
}
// ANCHOR_END: procesos

// ANCHOR: hilos
pub fn con_hilos(obreros: usize, trabajo: Trabajo) -> Medida {
    let Trabajo { tarea, tareas } = trabajo;
    let reloj = Instant::now();
    let en_serie: u64 = (0..tareas / UNA_DE_CADA).map(tarea).sum();
    // Comparten la memoria: un número les dice cuál es la tarea siguiente.
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
