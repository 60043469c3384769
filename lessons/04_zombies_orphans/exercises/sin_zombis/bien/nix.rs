use std::thread::sleep;
use std::time::Duration;

use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::{ForkResult, fork};

fn recogidos() -> nix::Result<u64> {
    let mut recogidos = 0;
    loop {
        match waitpid(None, Some(WaitPidFlag::WNOHANG)) {
            Ok(WaitStatus::StillAlive) | Err(nix::errno::Errno::ECHILD) => return Ok(recogidos),
            otro => otro?,
        };
        recogidos += 1;
    }
}

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for i in 0..n {
        // SAFETY: este programa tiene un solo hilo.
        if let ForkResult::Child = unsafe { fork() }? {
            sleep(Duration::from_millis(100 + i % 8 * 50));
            std::process::exit(0);
        }
    }
    let mut terminados = 0;
    while terminados < n {
        sleep(Duration::from_millis(20));
        terminados += recogidos()?;
    }
    println!("{terminados}");
    Ok(())
}
