use std::thread::sleep;
use std::time::Duration;

use nix::unistd::{ForkResult, Pid, fork, getpid, getppid};
use shared::ending::exit_now;
use shared::wait::waitpid;

fn nieto(padre: Pid) -> ! {
    // HUECO
    while getppid() == padre {
        sleep(Duration::from_millis(10));
    }
    println!("{}", getppid());
    exit_now(0)
    // INICIO: // ¿Cuándo es huérfano de padre?
    // INICIO: let _ = padre;
    // INICIO: println!("{}", getppid());
    // INICIO: exit_now(0)
    // FIN
}

fn hijo(ms: u64) -> anyhow::Result<()> {
    let yo = getpid();
    // SAFETY: este proceso tiene un solo hilo.
    if let ForkResult::Child = unsafe { fork() }? {
        nieto(yo);
    }
    sleep(Duration::from_millis(ms));
    exit_now(0)
}

fn main() -> anyhow::Result<()> {
    let ms: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    // SAFETY: este proceso tiene un solo hilo.
    match unsafe { fork() }? {
        ForkResult::Child => hijo(ms)?,
        ForkResult::Parent { child } => {
            waitpid(child, None)?;
        }
    }
    Ok(())
}
