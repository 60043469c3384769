// Lo rechaza: orden
use shared::pool::Pool;

fn dividir(n: i64) -> Result<i64, String> {
    if n == 0 {
        return Err("entre 0 no se puede".to_owned());
    }
    Ok(1000 / n)
}

fn main() -> anyhow::Result<()> {
    let numeros: Vec<i64> = std::env::args().skip(1).map(|texto| texto.parse()).collect::<Result<_, _>>()?;
    let pool = Pool::fallible(4, dividir)?;
    let (buenas, malas): (Vec<_>, Vec<_>) = pool.try_map(numeros)?.into_iter().partition(|una| una.is_ok());
    for cociente in buenas {
        println!("{}", cociente?);
    }
    for _ in malas {
        println!("falla");
    }
    pool.close();
    pool.join()?;
    println!("fin");
    Ok(())
}
