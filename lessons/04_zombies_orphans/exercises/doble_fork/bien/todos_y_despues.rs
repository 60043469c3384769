use std::process::exit;
use std::thread::sleep;
use std::time::Duration;

use nix::sys::wait::wait;
use nix::unistd::{ForkResult, fork, setsid};

fn en_segundo_plano(i: u32) -> anyhow::Result<()> {
    // SAFETY: este proceso tiene un solo hilo.
    if let ForkResult::Parent { .. } = unsafe { fork() }? {
        exit(0);
    }
    setsid()?;
    sleep(Duration::from_millis(500));
    println!("trabajo {i}");
    exit(0)
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for i in 0..n {
        // SAFETY: este proceso tiene un solo hilo.
        if let ForkResult::Child = unsafe { fork() }? {
            en_segundo_plano(i)?;
        }
    }
    for _ in 0..n {
        wait()?;
    }
    println!("sigo");
    Ok(())
}
