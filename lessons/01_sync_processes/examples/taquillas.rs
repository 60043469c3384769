//! Solución de «Crea»: cuatro taquillas venden entradas, y ninguna se vende dos veces.

// ANCHOR: solucion
// ANCHOR: usos
use std::thread::yield_now;

use shared::ipc::{RawArray, RawValue};
use shared::process::Process;
use shared::sync::{Event, Lock, SyncError};
// ANCHOR_END: usos

const TAQUILLAS: usize = 4;
const ENTRADAS: u32 = 10_000;

struct Cine {
    apertura: Event,
    lock: Lock,
    quedan: RawValue<u32>,
    vendidas: RawArray<u32>,
}

fn main() -> anyhow::Result<()> {
    let cine = &Cine {
        apertura: Event::new()?,
        lock: Lock::new()?,
        quedan: RawValue::new(ENTRADAS)?,
        vendidas: RawArray::new(&[0; TAQUILLAS])?,
    };

    let mut procesos = Vec::new();
    for i in 0..TAQUILLAS {
        let mut proceso = Process::new(move || vender(cine, i));
        proceso.start()?;
        procesos.push(proceso);
    }
    cine.apertura.set();
    for proceso in &mut procesos {
        proceso.join()?;
    }

    let vendidas = cine.vendidas.to_vec();
    for (i, cuantas) in vendidas.iter().enumerate() {
        println!("taquilla {}: {cuantas} entradas", i + 1);
    }
    let total: u32 = vendidas.iter().sum();
    assert_eq!(total, ENTRADAS, "¿miras y restas con el mismo cerrojo?");
    assert_eq!(cine.quedan.get(), 0, "¿por qué han dejado de vender?");
    Ok(())
}

fn vender(cine: &Cine, i: usize) -> Result<(), SyncError> {
    cine.apertura.wait()?;
    loop {
        let _guardia = cine.lock.guard()?;
        let quedan = cine.quedan.get();
        if quedan == 0 {
            return Ok(());
        }
        yield_now(); // si otra puede colarse aquí, se colará
        cine.quedan.set(quedan - 1);
        cine.vendidas.set(i, cine.vendidas.get(i)? + 1)?;
    }
}
// ANCHOR_END: solucion
