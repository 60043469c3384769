use std::thread::sleep;
use std::time::Duration;

use shared::pool::Pool;

fn tarea(ms: u64) -> u64 {
    sleep(Duration::from_millis(ms));
    println!("hecha {ms}");
    ms
}

fn main() -> anyhow::Result<()> {
    let tiempos: Vec<u64> = std::env::args().skip(1).map(|texto| texto.parse()).collect::<Result<_, _>>()?;
    let pool = Pool::new(4, tarea)?;
    let mut encargos = Vec::new();
    for ms in tiempos {
        encargos.push(pool.apply_async(&ms)?);
    }
    while !encargos.is_empty() {
        let mut quedan = Vec::new();
        for encargo in encargos {
            if encargo.ready()? {
                println!("llega {}", encargo.get()?);
            } else {
                quedan.push(encargo);
            }
        }
        encargos = quedan;
        sleep(Duration::from_millis(10));
    }
    println!("fin");
    Ok(())
}
