// Lo rechaza: hijos
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::wait::{WaitPidFlag, waitpid};

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for i in 0..n {
        if let ForkResult::Child = fork()? {
            sleep(Duration::from_millis(i % 5 * 50));
        }
    }
    while waitpid(None, Some(WaitPidFlag::WNOHANG)).is_ok() {
        sleep(Duration::from_millis(5));
    }
    println!("{n}");
    Ok(())
}
