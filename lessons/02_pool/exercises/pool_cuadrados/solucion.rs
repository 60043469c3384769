use shared::pool::Pool;

fn cuadrado(n: u64) -> u64 {
    n * n
}

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    // HUECO
    let pool = Pool::new(4, cuadrado)?;
    for resultado in pool.map(0..n)? {
        println!("{resultado}");
    }
    pool.close();
    pool.join()?;
    // INICIO: // Que lo hagan los obreros de la reserva; después, ciérrala y espérala.
    // INICIO: let _pool = Pool::new(4, cuadrado)?;
    // INICIO: for i in 0..n {
    // INICIO:     println!("{}", cuadrado(i));
    // INICIO: }
    // FIN
    println!("fin");
    Ok(())
}
