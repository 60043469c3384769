use std::io;
use std::net::TcpListener;
use std::os::fd::AsFd;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd};
use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

fn recoge() {
    while !matches!(waitpid(None, Some(WaitPidFlag::WNOHANG)), Ok(WaitStatus::StillAlive) | Err(_)) {}
}

/// SIGCHLD se lee de un descriptor, y se espera a la vez a que llegue alguien o a que termine algún hijo.
fn main() -> anyhow::Result<()> {
    let numeros: Vec<u16> = std::env::args().skip(1).map(|uno| uno.parse()).collect::<Result<_, _>>()?;
    let [puerto, mut faltan] = numeros[..] else { anyhow::bail!("hacen falta PUERTO y N") };
    let chld = SigSet::from(Signal::SIGCHLD);
    chld.thread_block()?;
    let avisos = SignalFd::with_flags(&chld, SfdFlags::SFD_NONBLOCK)?;
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    while faltan > 0 {
        let mira = |fd| PollFd::new(fd, PollFlags::POLLIN);
        let mut quien = [mira(avisos.as_fd()), mira(escucha.as_fd())];
        poll(&mut quien, PollTimeout::NONE)?;
        let llega_alguien = quien[1].any() == Some(true);
        while avisos.read_signal()?.is_some() {}
        recoge();
        if !llega_alguien {
            continue;
        }
        faltan -= 1;
        let (cliente, _) = escucha.accept()?;
        if let ForkResult::Child = fork()? {
            drop((escucha, avisos));
            child::run(|| io::copy(&mut &cliente, &mut &cliente).map(drop));
        }
    }
    drop(escucha);
    while waitpid(None, None) != Err(Errno::ECHILD) {}
    Ok(())
}
