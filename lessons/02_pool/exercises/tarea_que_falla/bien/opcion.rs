use shared::pool::Pool;

/// La tarea no falla: devuelve nada.
fn main() -> anyhow::Result<()> {
    let numeros: Vec<i64> = std::env::args().skip(1).map(|texto| texto.parse()).collect::<Result<_, _>>()?;
    let reserva = Pool::new(4, |n: i64| 1000_i64.checked_div(n))?;
    for cociente in reserva.imap(numeros)? {
        match cociente? {
            Some(cociente) => println!("{cociente}"),
            None => println!("falla"),
        }
    }
    reserva.close();
    reserva.join()?;
    println!("fin");
    Ok(())
}
