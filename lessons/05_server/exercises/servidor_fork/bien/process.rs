use std::io;
use std::net::TcpListener;
use std::os::fd::{AsFd, AsRawFd};
use std::time::Duration;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::unistd::close;
use shared::process::Process;

fn main() -> anyhow::Result<()> {
    let mut argumentos = std::env::args().skip(1);
    let puerto: u16 = argumentos.next().unwrap_or_default().parse()?;
    let mut faltan: u32 = argumentos.next().unwrap_or_default().parse()?;
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    let mut hijos: Vec<Process> = Vec::new();
    while faltan > 0 {
        // Preguntar si vive lo recoge, si ha terminado.
        hijos.retain_mut(|hijo| hijo.is_alive());
        let un_rato = PollTimeout::try_from(Duration::from_millis(20))?;
        if poll(&mut [PollFd::new(escucha.as_fd(), PollFlags::POLLIN)], un_rato)? == 0 {
            continue;
        }
        let (cliente, _) = escucha.accept()?;
        faltan -= 1;
        let del_padre = escucha.as_raw_fd();
        let mut hijo = Process::new(move || {
            let _ = close(del_padre);
            io::copy(&mut &cliente, &mut &cliente).map(drop)
        });
        hijo.start()?;
        hijos.push(hijo);
    }
    Ok(())
}
