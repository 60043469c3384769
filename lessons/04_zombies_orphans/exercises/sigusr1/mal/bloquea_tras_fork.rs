// Lo rechaza: nadie_muere
use nix::sys::signal::{SigSet, Signal, kill};
use nix::unistd::{ForkResult, getppid};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::waitpid;

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let turno = SigSet::from_iter([Signal::SIGUSR1]);

    match fork()? {
        ForkResult::Child => {
            turno.thread_block()?;
            for i in 0..n {
                turno.wait()?;
                println!("hijo {i}");
                kill(getppid(), Signal::SIGUSR1)?;
            }
            exit_now(0);
        }
        ForkResult::Parent { child } => {
            turno.thread_block()?;
            for i in 0..n {
                println!("padre {i}");
                kill(child, Signal::SIGUSR1)?;
                turno.wait()?;
            }
            waitpid(child, None)?;
        }
    }
    Ok(())
}
