//! Solución de «Crea»: las taquillas de un cine abren a la vez y venden todas las entradas, cada una una vez.

// ANCHOR: solucion
// ANCHOR: usos
use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::{Event, Lock, SyncError};
// ANCHOR_END: usos

struct Cine {
    apertura: Event,
    lock: Lock,
    quedan: RawValue<u32>,
    vendidas: RawValue<u32>,
}

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let taquillas = args.next().map_or(Ok(4), |arg| arg.parse())?;
    let entradas = args.next().map_or(Ok(20), |arg| arg.parse())?;
    let cine = &Cine {
        apertura: Event::new()?,
        lock: Lock::new()?,
        quedan: RawValue::new(entradas)?,
        vendidas: RawValue::new(0)?,
    };

    let mut procesos = Vec::new();
    for i in 0..taquillas {
        let mut proceso = Process::new(move || vender(cine, i));
        proceso.start()?;
        procesos.push(proceso);
    }
    cine.apertura.set();
    for proceso in &mut procesos {
        proceso.join()?;
    }
    println!("{}", cine.vendidas.get());
    Ok(())
}

fn vender(cine: &Cine, i: u32) -> Result<(), SyncError> {
    cine.apertura.wait()?;
    loop {
        let _guardia = cine.lock.guard()?;
        let numero = cine.quedan.get();
        if numero == 0 {
            return Ok(());
        }
        println!("{i} vende {numero}");
        cine.quedan.set(numero - 1);
        cine.vendidas.set(cine.vendidas.get() + 1);
    }
}
// ANCHOR_END: solucion
