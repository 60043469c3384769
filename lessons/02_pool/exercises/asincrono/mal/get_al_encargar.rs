// Lo rechaza: sin_esperar
use std::thread::sleep;
use std::time::Duration;

use shared::pool::Pool;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let n: u64 = args.next().unwrap_or_default().parse()?;
    let ms: u64 = args.next().unwrap_or_default().parse()?;

    let pool = Pool::new(4, |i: u64| {
        sleep(Duration::from_millis(ms));
        println!("hecha {i}");
        i * i
    })?;
    let mut resultados = Vec::new();
    for i in 0..n {
        resultados.push(pool.apply_async(&i)?.get()?);
    }
    println!("sigo");
    for resultado in resultados {
        println!("{resultado}");
    }
    pool.close();
    pool.join()?;
    println!("fin");
    Ok(())
}
