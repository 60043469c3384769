// Lo rechaza: despues
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::{ForkResult, fork, getpid, getppid};
use shared::ending::exit_now;
use shared::wait::waitpid;

fn main() -> anyhow::Result<()> {
    let ms: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let abuelo = getpid();
    match unsafe { fork() }? {
        ForkResult::Child => {
            let padre = getpid();
            if let ForkResult::Child = unsafe { fork() }? {
                let _ = padre;
                sleep(Duration::from_secs(1));
                println!("{}", getppid());
                exit_now(0);
            }
            sleep(Duration::from_millis(ms));
            exit_now(0);
        }
        ForkResult::Parent { child } => {
            waitpid(child, None)?;
            let _ = abuelo;
            Ok(())
        }
    }
}
