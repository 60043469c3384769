// Lo rechaza: segun_acaban
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
    for ms in pool.imap(tiempos)? {
        println!("llega {}", ms?);
    }
    println!("fin");
    Ok(())
}
