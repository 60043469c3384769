use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::{ForkResult, fork};

fn main() -> anyhow::Result<()> {
    // SAFETY: este programa tiene un solo hilo.
    let hijo = match unsafe { fork() }? {
        ForkResult::Child => loop {
            std::hint::spin_loop();
        },
        ForkResult::Parent { child } => child,
    };
    kill(hijo, Signal::SIGSTOP)?;
    waitpid(hijo, Some(WaitPidFlag::WUNTRACED))?;
    println!("detenido");
    kill(hijo, Signal::SIGCONT)?;
    println!("sigue");
    kill(hijo, Signal::SIGTERM)?;
    if let WaitStatus::Signaled(_, senal, _) = waitpid(hijo, None)? {
        println!("-{}", senal as i32);
    }
    Ok(())
}
