use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::sync::Lock;
use shared::wait::waitpid;

/// A accept entra cada vez uno.
fn siguiente(escucha: &TcpListener, puerta: &Lock) -> anyhow::Result<TcpStream> {
    puerta.acquire()?;
    let cliente = escucha.accept();
    puerta.release()?;
    Ok(cliente?.0)
}

fn atiende(mut cliente: TcpStream) -> anyhow::Result<()> {
    let mut trozo = [0; 512];
    while let leidos @ 1.. = cliente.read(&mut trozo)? {
        cliente.write_all(&trozo[..leidos])?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let mut numeros = std::env::args().skip(1).map(|uno| uno.parse::<u16>());
    let mut numero = || numeros.next().expect("hacen falta PUERTO, K y M");
    let (puerto, k, m) = (numero()?, numero()?, numero()?);
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    let puerta = Lock::new()?;
    let mut obreros = Vec::new();
    for _ in 0..k {
        match fork()? {
            ForkResult::Child => child::run(|| {
                (0..m).try_for_each(|_| atiende(siguiente(&escucha, &puerta)?))
            }),
            ForkResult::Parent { child } => obreros.push(child),
        }
    }
    drop(escucha);
    for obrero in obreros.into_iter().rev() {
        waitpid(obrero, None)?;
    }
    println!("fin");
    Ok(())
}
