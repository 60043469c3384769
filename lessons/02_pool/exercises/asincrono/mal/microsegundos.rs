// Lo rechaza: duermen
use shared::pool::Pool;
use std::time::Duration;
fn main() -> anyhow::Result<()> {
    let a: Vec<u64> = std::env::args().skip(1).map(|x| x.parse().unwrap()).collect();
    let ms = a[1];
    let p = Pool::new(4, |i: u64| { std::thread::sleep(Duration::from_micros(ms)); println!("hecha {i}"); i * i })?;
    let r = p.map_async(0..a[0])?;
    println!("sigo");
    for x in r.get()? { println!("{x}"); }
    p.close(); p.join()?;
    println!("fin");
    Ok(())
}
