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
    // HUECO
    let mut encargos = Vec::new();
    for i in 0..n {
        encargos.push(pool.apply_async(&i)?);
    }
    println!("sigo");
    for encargo in encargos {
        println!("{}", encargo.get()?);
    }
    // INICIO: // Que se encarguen sin esperar, y se recojan después del «sigo».
    // INICIO: let mut resultados = Vec::new();
    // INICIO: for i in 0..n {
    // INICIO:     resultados.push(pool.apply(&i)?);
    // INICIO: }
    // INICIO: println!("sigo");
    // INICIO: for resultado in resultados {
    // INICIO:     println!("{resultado}");
    // INICIO: }
    // FIN
    pool.close();
    pool.join()?;
    println!("fin");
    Ok(())
}
