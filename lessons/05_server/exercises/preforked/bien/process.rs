use std::io;
use std::net::TcpListener;

use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let mut argumentos = std::env::args().skip(1);
    let puerto: u16 = argumentos.next().unwrap_or_default().parse()?;
    let k: usize = argumentos.next().unwrap_or_default().parse()?;
    let m: usize = argumentos.next().unwrap_or_default().parse()?;
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    let mut obreros = Vec::new();
    for _ in 0..k {
        let suyo = escucha.try_clone()?;
        let mut obrero = Process::new(move || -> io::Result<()> {
            for cliente in suyo.incoming().take(m) {
                let cliente = cliente?;
                io::copy(&mut &cliente, &mut &cliente)?;
            }
            Ok(())
        });
        obrero.start()?;
        obreros.push(obrero);
    }
    drop(escucha);
    for obrero in &mut obreros {
        obrero.join()?;
    }
    println!("fin");
    Ok(())
}
