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
    // HUECO
    for resultado in pool.try_map(numeros)? {
        match resultado {
            Ok(cociente) => println!("{cociente}"),
            Err(_) => println!("falla"),
        }
    }
    // INICIO: // Si una falla, que se sepan los resultados de las demás.
    // INICIO: match pool.map(numeros) {
    // INICIO:     Ok(cocientes) => cocientes.iter().for_each(|cociente| println!("{cociente}")),
    // INICIO:     Err(_) => println!("falla"),
    // INICIO: }
    // FIN
    pool.close();
    pool.join()?;
    println!("fin");
    Ok(())
}
