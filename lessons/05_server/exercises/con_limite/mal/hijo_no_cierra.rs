// Lo rechaza: cierra
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::wait::waitpid;

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
    let numeros: Vec<u16> = std::env::args().skip(1).map(|uno| uno.parse()).collect::<Result<_, _>>()?;
    let [puerto, k, n] = numeros[..] else { anyhow::bail!("hacen falta PUERTO, K y N") };
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    let mut vivos = 0;
    for _ in 0..n {
        if vivos == k {
            waitpid(None, None)?; // a uno cualquiera
            vivos -= 1;
        }
        let (cliente, _) = escucha.accept()?;
        if let ForkResult::Child = fork()? {
            child::run(|| manejar_cliente(&cliente));
        }
        drop(cliente);
        vivos += 1;
    }
    for _ in 0..vivos {
        waitpid(None, None)?;
    }
    Ok(())
}
