// Lo rechaza: zombis
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut hijos = Vec::new();
    for i in 0..n {
        match fork()? {
            ForkResult::Child => {
                sleep(Duration::from_millis(450 - i % 5 * 100));
                exit_now(0);
            }
            ForkResult::Parent { child } => hijos.push(child),
        }
    }
    for hijo in hijos {
        while waitpid(hijo, Some(WaitPidFlag::WNOHANG))? == WaitStatus::StillAlive {
            sleep(Duration::from_millis(5));
        }
    }
    println!("{n}");
    Ok(())
}
