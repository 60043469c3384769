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
    let encargo = pool.map_async(0..n)?;
    encargo.wait(Duration::from_secs(60))?;
    println!("sigo");
    for resultado in encargo.get()? {
        println!("{resultado}");
    }
    pool.close();
    pool.join()?;
    println!("fin");
    Ok(())
}
