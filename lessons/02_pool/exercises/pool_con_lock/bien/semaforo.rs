use shared::ipc::RawValue;
use shared::pool::Pool;
use shared::sync::{Semaphore, SyncError};

struct Contador {
    valor: RawValue<i64>,
    sitio: Semaphore,
}

impl Contador {
    fn suma(&self) -> Result<(), SyncError> {
        self.sitio.acquire()?;
        self.valor.set(self.valor.get() + 1);
        self.sitio.release()
    }
}

fn main() -> anyhow::Result<()> {
    let mut argumentos = std::env::args().skip(1);
    let tareas: u32 = argumentos.next().unwrap_or_default().parse()?;
    let vueltas: u32 = argumentos.next().unwrap_or_default().parse()?;
    let contador = Contador { valor: RawValue::new(0)?, sitio: Semaphore::new(1)? };
    let reserva = Pool::fallible(4, |_: u32| (0..vueltas).try_for_each(|_| contador.suma()))?;
    let encargos = (0..tareas).map(|tarea| reserva.apply_async(&tarea)).collect::<Result<Vec<_>, _>>()?;
    for encargo in encargos {
        encargo.get()?;
    }
    reserva.close();
    reserva.join()?;
    println!("{}", contador.valor.get());
    Ok(())
}
