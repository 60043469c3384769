use std::io;
use std::net::TcpListener;
use std::os::fd::AsRawFd;
use std::sync::atomic::{AtomicI32, Ordering};

use nix::errno::Errno;
use nix::sys::signal::{SigHandler, Signal, signal};
use nix::sys::socket::{Shutdown, shutdown};
use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::wait::wait;

static ESCUCHA: AtomicI32 = AtomicI32::new(-1);

/// Ya no se acepta a nadie: el accept en curso da un error.
extern "C" fn parar(_: i32) {
    let _ = shutdown(ESCUCHA.load(Ordering::SeqCst), Shutdown::Both);
}

fn main() -> anyhow::Result<()> {
    let puerto: u16 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let escucha = TcpListener::bind(("127.0.0.1", puerto))?;
    ESCUCHA.store(escucha.as_raw_fd(), Ordering::SeqCst);
    // SAFETY: `shutdown` se puede llamar en un manejador.
    unsafe { signal(Signal::SIGTERM, SigHandler::Handler(parar)) }?;
    while let Ok((cliente, _)) = escucha.accept() {
        if let ForkResult::Child = fork()? {
            drop(escucha);
            child::run(|| io::copy(&mut &cliente, &mut &cliente).map(drop));
        }
    }
    drop(escucha);
    while wait() != Err(Errno::ECHILD) {}
    println!("fin");
    Ok(())
}
