use shared::pool::Pool;

fn cuadrado(n: u64) -> u64 {
    n * n
}

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let pool = Pool::new(4, cuadrado)?;
    let mut encargos = Vec::new();
    for i in 0..n {
        encargos.push(pool.apply_async(&i)?);
    }
    pool.close();
    for encargo in encargos {
        println!("{}", encargo.get()?);
    }
    pool.join()?;
    println!("fin");
    Ok(())
}
