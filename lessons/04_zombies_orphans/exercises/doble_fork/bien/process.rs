use std::thread::sleep;
use std::time::Duration;

use nix::unistd::{ForkResult, fork};
use shared::ending::exit_now;
use shared::process::Process;

/// El hijo es un `Process`; el nieto, no, que al padre de un `Process` le toca esperarlo.
fn crea_al_nieto(i: u32) -> anyhow::Result<()> {
    // SAFETY: este proceso tiene un solo hilo.
    if let ForkResult::Child = unsafe { fork() }? {
        sleep(Duration::from_millis(500));
        println!("trabajo {i}");
        exit_now(0);
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut hijos: Vec<_> = (0..n).map(|i| Process::new(move || crea_al_nieto(i))).collect();
    for hijo in &mut hijos {
        hijo.start()?;
    }
    for hijo in &mut hijos {
        hijo.join()?;
    }
    println!("sigo");
    Ok(())
}
