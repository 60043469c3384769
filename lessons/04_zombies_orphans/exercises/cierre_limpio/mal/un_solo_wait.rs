// Lo rechaza: recogidos
use std::thread::sleep;
use std::time::Duration;

use nix::sys::signal::{SigSet, Signal, kill};
use nix::unistd::{ForkResult, fork};
use shared::wait::waitpid;

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let term = SigSet::from_iter([Signal::SIGTERM]);
    term.thread_block()?;
    let mut hijos = Vec::new();
    for _ in 0..n {
        match unsafe { fork() }? {
            ForkResult::Child => {
                term.thread_unblock()?;
                loop {
                    sleep(Duration::from_secs(1));
                }
            }
            ForkResult::Parent { child } => hijos.push(child),
        }
    }
    println!("listo");

    term.wait()?;
    for hijo in &hijos {
        kill(*hijo, Signal::SIGTERM)?;
    }
    if let Some(hijo) = hijos.first() {
        waitpid(*hijo, None)?;
    }
    println!("fin");
    Ok(())
}
