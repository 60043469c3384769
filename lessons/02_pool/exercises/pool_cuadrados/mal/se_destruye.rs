// Lo rechaza: terminan_solos
use shared::pool::Pool;

fn cuadrado(n: u64) -> u64 {
    n * n
}

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    {
        let pool = Pool::new(4, cuadrado)?;
        for resultado in pool.map(0..n)? {
            println!("{resultado}");
        }
    }
    println!("fin");
    Ok(())
}
