//! Un proceso mete mensajes largos en una cola y otro los saca y comprueba su longitud y sus extremos.

use anyhow::{Result, ensure};
use serde_bytes::ByteBuf;
use shared::ipc::{Queue, RawValue};

use super::Medida;
use super::equipo::equipo;

pub fn bytes(mensajes: u64, longitud: u64) -> Result<Medida> {
    let cola = Queue::new()?;
    let recibido = RawValue::new(0_u64)?;
    let hechos: Vec<ByteBuf> =
        (0..16).map(|sello| ByteBuf::from(vec![sello; longitud as usize])).collect();
    let tiempo = equipo(2, |i| {
        if i == 0 {
            for numero in 0..mensajes {
                cola.put(&hechos[numero as usize % 16])?;
            }
        } else {
            let mut suma = 0;
            for _ in 0..mensajes {
                let mensaje = cola.get()?;
                ensure!(mensaje.len() as u64 == longitud, "falta parte de un mensaje");
                ensure!(mensaje.first() == mensaje.last(), "se han mezclado dos mensajes");
                suma += u64::from(mensaje[0]);
            }
            recibido.set(suma);
        }
        Ok(())
    })?;
    Ok(Medida { tiempo, resultado: recibido.get() })
}
