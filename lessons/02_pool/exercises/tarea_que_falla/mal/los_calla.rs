// Lo rechaza: fallos
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
    for cociente in pool.imap(numeros)?.flatten() {
        println!("{cociente}");
    }
    pool.close();
    pool.join()?;
    println!("fin");
    Ok(())
}
