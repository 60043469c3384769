// Lo rechaza: fin_tras_todos
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for i in 0..n {
        if let ForkResult::Child = fork()? {
            sleep(Duration::from_millis(50 + i % 5 * 100));
            exit_now(0);
        }
    }
    // Deja de preguntar en cuanto uno sigue vivo.
    let sin_bloquear = Some(WaitPidFlag::WNOHANG);
    for _ in 0..n {
        if waitpid(None, sin_bloquear)? == WaitStatus::StillAlive {
            break;
        }
    }
    println!("{n}");
    Ok(())
}
