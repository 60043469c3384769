// Lo rechaza: en_la_reserva
use shared::pool::Pool;

fn cuadrado(n: u64) -> u64 {
    n * n
}

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let pool: Pool<u64, u64> = Pool::new(4, cuadrado)?;
    for i in 0..n {
        println!("{}", cuadrado(i));
    }
    pool.close();
    pool.join()?;
    println!("fin");
    Ok(())
}
