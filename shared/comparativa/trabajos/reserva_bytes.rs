//! Una reserva recibe mensajes largos y los devuelve: cada uno va y vuelve.

use std::time::Instant;

use anyhow::{Result, ensure};
use serde_bytes::ByteBuf;
use shared::pool::Pool;

use super::Medida;

pub fn reserva_bytes(obreros: u64, mensajes: u64, longitud: u64) -> Result<Medida> {
    let hechos: Vec<ByteBuf> = (0..mensajes)
        .map(|numero| ByteBuf::from(vec![(numero % 16) as u8; longitud as usize]))
        .collect();
    let reserva = Pool::new(obreros as usize, |mensaje: ByteBuf| mensaje)?;
    reserva.chunksize(1).map(&hechos[..obreros as usize])?;

    let principio = Instant::now();
    let vueltos = reserva.chunksize(1).map(&hechos)?;
    let tiempo = principio.elapsed();

    ensure!(vueltos == hechos, "no ha vuelto lo que se envió");
    Ok(Medida { tiempo, resultado: vueltos.iter().map(|mensaje| u64::from(mensaje[0])).sum() })
}
