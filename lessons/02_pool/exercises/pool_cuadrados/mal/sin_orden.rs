// Lo rechaza: cuadrados
use shared::pool::Pool;

fn cuadrado(n: u64) -> u64 {
    n * n
}

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let pool = Pool::new(4, cuadrado)?;
    for resultado in pool.imap_unordered(0..n)? {
        println!("{}", resultado?);
    }
    pool.close();
    pool.join()?;
    println!("fin");
    Ok(())
}
