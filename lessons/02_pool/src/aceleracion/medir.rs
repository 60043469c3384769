//! Qué se mide, y cuántas veces.

use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::apoyo::cuentas::primos;

/// Va en serie, hecha por el padre antes de repartir las demás, una tarea de cada
/// tantas.
pub const UNA_DE_CADA: u64 = 10;
/// Hasta dónde se buscan primos, para que calcular cueste parecido si el compilador
/// optimiza (`--release`).
const HASTA: u64 = if cfg!(debug_assertions) { 11_000 } else { 75_000 };

#[derive(Clone, Copy)]
pub struct Trabajo {
    pub tarea: fn(u64) -> u64,
    pub tareas: u64,
}

impl Trabajo {
    /// Con tareas para que ninguno de los obreros se quede sin ellas demasiado
    /// pronto.
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

pub fn calcular(n: u64) -> u64 {
    primos(0, HASTA + 10 * n)
}

pub fn esperar(_: u64) -> u64 {
    thread::sleep(Duration::from_millis(2));
    1
}

/// Una medida para cada número de obreros: la mejor de tres vueltas. Si otro
/// programa ocupa una CPU, no estorbará en todas.
pub fn mejores<E>(
    obreros: &[usize],
    medir: impl Fn(usize) -> Result<Medida, E>,
) -> Result<Vec<Medida>, E> {
    let vuelta =
        || obreros.iter().map(|n| medir(*n)).collect::<Result<Vec<_>, E>>();
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
