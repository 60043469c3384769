// Lo rechaza: senal
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

fn main() -> anyhow::Result<()> {
    let puerto: u16 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    loop {
        let (cliente, _) = escucha.accept()?;
        if let ForkResult::Child = fork()? {
            drop(escucha);
            child::run(|| manejar_cliente(&cliente));
        }
        drop(cliente);
    }
}
