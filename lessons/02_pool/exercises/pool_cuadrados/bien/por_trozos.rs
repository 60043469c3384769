use shared::pool::Pool;

fn cuadrado(n: u64) -> u64 {
    n * n
}

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let pool = Pool::new(4, |(base, exponente): (u64, u32)| base.pow(exponente))?;
    let resultados = pool.chunksize(50).map((0..n).map(|i| (i, 2)))?;
    pool.close();
    pool.join()?;
    let _ = cuadrado(0);
    for resultado in resultados {
        println!("{resultado}");
    }
    println!("fin");
    Ok(())
}
