use std::thread::sleep;
use std::time::Duration;

use nix::sys::wait::wait;
use nix::unistd::{ForkResult, fork, getpid, getppid};

fn main() -> anyhow::Result<()> {
    let ms: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    // SAFETY: este programa tiene un solo hilo.
    if let ForkResult::Child = unsafe { fork() }? {
        let padre = getpid();
        // SAFETY: igual.
        if let ForkResult::Child = unsafe { fork() }? {
            loop {
                let ahora = getppid();
                if ahora != padre {
                    println!("{ahora}");
                    return Ok(());
                }
                sleep(Duration::from_millis(5));
            }
        }
        sleep(Duration::from_millis(ms));
        return Ok(());
    }
    wait()?;
    Ok(())
}
