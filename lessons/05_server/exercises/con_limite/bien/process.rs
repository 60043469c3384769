use std::io;
use std::net::TcpListener;
use std::os::fd::AsRawFd;
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::close;
use shared::process::Process;

/// Cada hijo es un `Process`: preguntar si vive lo recoge.
fn main() -> anyhow::Result<()> {
    let numeros: Vec<u16> = std::env::args().skip(1).map(|uno| uno.parse()).collect::<Result<_, _>>()?;
    let [puerto, k, n] = numeros[..] else { anyhow::bail!("hacen falta PUERTO, K y N") };
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    let del_padre = escucha.as_raw_fd();
    let mut vivos: Vec<Process> = Vec::new();
    for _ in 0..n {
        while vivos.len() == usize::from(k) {
            vivos.retain(|hijo| hijo.is_alive());
            sleep(Duration::from_millis(10));
        }
        let (cliente, _) = escucha.accept()?;
        let mut hijo = Process::new(move || {
            let _ = close(del_padre);
            io::copy(&mut &cliente, &mut &cliente).map(drop)
        });
        hijo.start()?;
        vivos.push(hijo);
    }
    for hijo in &mut vivos {
        hijo.join()?;
    }
    Ok(())
}
