use std::thread::sleep;
use std::time::Duration;

use shared::ipc::Queue;
use shared::pool::Pool;

/// Los resultados llegan al padre por una cola, y no por la reserva.
fn main() -> anyhow::Result<()> {
    let tiempos = std::env::args().skip(1).map(|texto| texto.parse()).collect::<Result<Vec<u64>, _>>()?;
    let cola = Queue::new()?;
    let reserva = Pool::fallible(4, |ms: u64| {
        sleep(Duration::from_millis(ms));
        println!("hecha {ms}");
        cola.put(&ms)
    })?;
    let encargo = reserva.map_async(&tiempos)?;
    for _ in &tiempos {
        println!("llega {}", cola.get()?);
    }
    encargo.get()?;
    println!("fin");
    Ok(())
}
