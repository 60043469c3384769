//! Unos procesos meten números en una cola y otros los sacan y los suman.

use anyhow::Result;
use shared::ipc::{Queue, RawArray};

use super::Medida;
use super::equipo::equipo;

pub fn numeros(parejas: u64, mensajes: u64) -> Result<Medida> {
    let cola = Queue::new()?;
    let sumas = RawArray::new(&vec![0_u64; parejas as usize])?;
    let cada_uno = mensajes / parejas;
    let tiempo = equipo(2 * parejas, |i| {
        if i < parejas {
            for numero in i * cada_uno..(i + 1) * cada_uno {
                cola.put(&numero)?;
            }
        } else {
            let mut suma = 0;
            for _ in 0..cada_uno {
                suma += cola.get()?;
            }
            sumas.set((i - parejas) as usize, suma)?;
        }
        Ok(())
    })?;
    Ok(Medida { tiempo, resultado: sumas.to_vec().iter().sum() })
}
