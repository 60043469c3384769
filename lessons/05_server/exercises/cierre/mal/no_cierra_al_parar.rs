// Lo rechaza: deja_de_escuchar
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::fd::AsFd;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::SignalFd;
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
    let puerto: u16 = std::env::args().nth(1).unwrap_or_default().parse()?;
    // SIGTERM no interrumpe: se lee de un descriptor.
    let senales = SigSet::from(Signal::SIGTERM);
    senales.thread_block()?;
    let avisos = SignalFd::new(&senales)?;
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    loop {
        let entrada = PollFlags::POLLIN;
        let mut quien = [PollFd::new(avisos.as_fd(), entrada), PollFd::new(escucha.as_fd(), entrada)];
        poll(&mut quien, PollTimeout::NONE)?;
        if quien[0].any() == Some(true) {
            break;
        }
        let (cliente, _) = escucha.accept()?;
        if let ForkResult::Child = fork()? {
            drop(escucha);
            child::run(|| manejar_cliente(&cliente));
        }
        drop(cliente);
    }
    while waitpid(None, None) != Err(Errno::ECHILD) {}
    println!("fin");
    Ok(())
}
