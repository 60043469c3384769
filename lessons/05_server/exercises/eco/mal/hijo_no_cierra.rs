// Lo rechaza: cierra
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

use nix::errno::Errno;
use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::wait::waitpid;

fn manejar_cliente(mut cliente: &TcpStream) -> anyhow::Result<()> {
    for linea in BufReader::new(cliente).lines() {
        writeln!(cliente, "{}", linea?)?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let escucha = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", escucha.local_addr()?.port());
    for _ in 0..n {
        let (cliente, _) = escucha.accept()?;
        if let ForkResult::Child = fork()? {
            child::run(|| manejar_cliente(&cliente));
        }
        drop(cliente);
    }
    while waitpid(None, None) != Err(Errno::ECHILD) {}
    Ok(())
}
