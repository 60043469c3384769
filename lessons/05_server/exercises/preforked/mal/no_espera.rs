// Lo rechaza: ultimos
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;

fn manejar_cliente(mut cliente: &TcpStream) -> anyhow::Result<()> {
    let mut datos = [0; 4096];
    loop {
        let leidos = cliente.read(&mut datos)?;
        if leidos == 0 {
            return Ok(());
        }
        cliente.write_all(&datos[..leidos])?;
    }
}

fn obrero(escucha: &TcpListener, m: u16) -> anyhow::Result<()> {
    for _ in 0..m {
        let (cliente, _) = escucha.accept()?;
        manejar_cliente(&cliente)?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let numeros: Vec<u16> = std::env::args().skip(1).map(|uno| uno.parse()).collect::<Result<_, _>>()?;
    let [puerto, k, m] = numeros[..] else { anyhow::bail!("hacen falta PUERTO, K y M") };
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    for _ in 0..k {
        if let ForkResult::Child = fork()? {
            child::run(|| obrero(&escucha, m));
        }
    }
    drop(escucha);
    println!("fin");
    Ok(())
}
