// Lo rechaza: senales
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::waitpid;

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;

    match fork()? {
        ForkResult::Child => {
            for i in 0..n {
                sleep(Duration::from_millis(20));
                println!("hijo {i}");
            }
            exit_now(0);
        }
        ForkResult::Parent { child } => {
            for i in 0..n {
                println!("padre {i}");
                sleep(Duration::from_millis(20));
            }
            waitpid(child, None)?;
        }
    }
    Ok(())
}
