// Lo rechaza: los_escribe_el_padre
use shared::pool::Pool;

fn cuadrado(n: u64) -> u64 {
    n * n
}

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let pool = Pool::new(4, |n: u64| println!("{}", cuadrado(n)))?;
    pool.map(0..n)?;
    pool.close();
    pool.join()?;
    println!("fin");
    Ok(())
}
