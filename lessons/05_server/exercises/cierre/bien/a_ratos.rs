use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::signal::{SigHandler, Signal, signal};
use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::wait::wait;

static SEGUIR: AtomicBool = AtomicBool::new(true);

extern "C" fn parar(_: i32) {
    SEGUIR.store(false, Ordering::Relaxed);
}

fn atiende(mut cliente: TcpStream) -> anyhow::Result<()> {
    cliente.set_nonblocking(false)?;
    let mut trozo = vec![0; 1 << 16];
    while let leidos @ 1.. = cliente.read(&mut trozo)? {
        cliente.write_all(&trozo[..leidos])?;
    }
    Ok(())
}

/// Sin bloquearse en accept: se mira a ratos si ha llegado alguien, o la señal.
fn main() -> anyhow::Result<()> {
    let puerto: u16 = std::env::args().nth(1).unwrap_or_default().parse()?;
    // SAFETY: el manejador solo guarda un valor atómico.
    unsafe { signal(Signal::SIGTERM, SigHandler::Handler(parar)) }?;
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    escucha.set_nonblocking(true)?;
    while SEGUIR.load(Ordering::Relaxed) {
        let Ok((cliente, _)) = escucha.accept() else {
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        if let ForkResult::Child = fork()? {
            drop(escucha);
            child::run(|| atiende(cliente));
        }
    }
    drop(escucha);
    while wait() != Err(Errno::ECHILD) {}
    println!("fin");
    Ok(())
}
