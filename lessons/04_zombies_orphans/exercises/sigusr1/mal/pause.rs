// Lo rechaza: no_se_pierde
use nix::sys::signal::{SigHandler, Signal, kill, signal};
use nix::unistd::{ForkResult, getppid, pause};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::waitpid;

extern "C" fn nada(_: i32) {}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    // SAFETY: el manejador no hace nada.
    unsafe { signal(Signal::SIGUSR1, SigHandler::Handler(nada)) }?;

    match fork()? {
        ForkResult::Child => {
            for i in 0..n {
                pause();
                println!("hijo {i}");
                kill(getppid(), Signal::SIGUSR1)?;
            }
            exit_now(0);
        }
        ForkResult::Parent { child } => {
            for i in 0..n {
                println!("padre {i}");
                kill(child, Signal::SIGUSR1)?;
                pause();
            }
            waitpid(child, None)?;
        }
    }
    Ok(())
}
