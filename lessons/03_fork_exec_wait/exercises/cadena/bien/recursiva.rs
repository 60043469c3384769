use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::waitpid;

fn eslabon(quedan: u32) -> anyhow::Result<()> {
    if quedan == 0 {
        return Ok(());
    }
    match fork()? {
        ForkResult::Child => {
            eslabon(quedan - 1)?;
            exit_now(0)
        }
        ForkResult::Parent { child } => {
            waitpid(child, None)?;
            Ok(())
        }
    }
}

fn main() -> anyhow::Result<()> {
    eslabon(std::env::args().nth(1).unwrap_or_default().parse()?)?;
    println!("fin");
    Ok(())
}
