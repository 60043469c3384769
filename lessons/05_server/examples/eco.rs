//! Un servidor de eco con un hijo por cliente, y sus tres clientes.

// ANCHOR: solucion
// ANCHOR: usos
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use nix::errno::Errno;
use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::wait::{WaitPidFlag, waitpid};
use shared::{child, say};
// ANCHOR_END: usos

fn main() -> anyhow::Result<()> {
    let escucha = TcpListener::bind("127.0.0.1:0")?;
    let donde = escucha.local_addr()?;
    say!("escucho en {donde}");
    for numero in 1..=3 {
        if let ForkResult::Child = fork()? {
            drop(escucha);
            child::run(|| jugar(donde, numero));
        }
    }
    for _ in 0..3 {
        let (cliente, _) = escucha.accept()?;
        if let ForkResult::Child = fork()? {
            drop(escucha);
            child::run(|| manejar_cliente(&cliente));
        }
        drop(cliente);
        // Los que ya hayan terminado, sin esperar a ninguno.
        while waitpid(None, Some(WaitPidFlag::WNOHANG))
            .is_ok_and(|e| e.pid().is_some())
        {}
    }
    while waitpid(None, None) != Err(Errno::ECHILD) {}
    say!("he atendido a los tres y los he recogido a todos");
    Ok(())
}

fn manejar_cliente(cliente: &TcpStream) -> anyhow::Result<()> {
    for linea in BufReader::new(cliente).lines() {
        let mut salida = cliente;
        writeln!(salida, "{}", linea?)?;
    }
    Ok(())
}

fn jugar(donde: SocketAddr, numero: u32) -> anyhow::Result<()> {
    let servidor = TcpStream::connect(donde)?;
    servidor.set_read_timeout(Some(Duration::from_secs(10)))?;
    writeln!(&servidor, "hola, soy {numero}")?;
    let mut eco = String::new();
    BufReader::new(&servidor).read_line(&mut eco)?;
    anyhow::ensure!(
        eco == format!("hola, soy {numero}\n"),
        "ha vuelto otra cosa: {eco}"
    );
    Ok(())
}
// ANCHOR_END: solucion
