// Lo rechaza: zombis
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;

fn main() -> anyhow::Result<()> {
    let n: u64 = std::env::args().nth(1).unwrap_or_default().parse()?;
    for i in 0..n {
        if let ForkResult::Child = fork()? {
            sleep(Duration::from_millis(50 + i % 5 * 100));
            exit_now(0);
        }
    }
    for _ in 0..100 {
        sleep(Duration::from_millis(10));
    }
    println!("{n}");
    Ok(())
}
