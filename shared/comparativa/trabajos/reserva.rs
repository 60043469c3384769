//! Una reserva hace tareas que casi no cuestan nada: se mide lo que cuesta repartirlas.

use std::time::Instant;

use anyhow::Result;
use shared::pool::Pool;

use super::Medida;

pub fn reserva(obreros: u64, tareas: u64, trozo: u64) -> Result<Medida> {
    let reserva = Pool::new(obreros as usize, |n: u64| n + 1)?;
    reserva.map(0..100)?;

    let principio = Instant::now();
    let resultados = match trozo {
        0 => reserva.map(0..tareas)?,
        trozo => reserva.chunksize(trozo as usize).map(0..tareas)?,
    };
    let tiempo = principio.elapsed();

    reserva.close();
    reserva.join()?;
    Ok(Medida { tiempo, resultado: resultados.iter().sum() })
}
