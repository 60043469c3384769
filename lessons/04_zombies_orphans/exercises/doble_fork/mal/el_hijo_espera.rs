// Lo rechaza: huerfanos
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::{ForkResult, fork};
use shared::ending::exit_now;
use shared::wait::waitpid;

fn trabajo(i: u32) {
    sleep(Duration::from_millis(500));
    println!("trabajo {i}");
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;

    for i in 0..n {
        if let ForkResult::Child = unsafe { fork() }? {
            if let ForkResult::Child = unsafe { fork() }? {
                trabajo(i);
                exit_now(0);
            }
            waitpid(None, None)?;
            exit_now(0);
        }
        waitpid(None, None)?;
    }

    println!("sigo");
    Ok(())
}
