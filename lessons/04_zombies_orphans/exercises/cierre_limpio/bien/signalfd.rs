use nix::sys::signal::{SigSet, Signal, killpg};
use nix::sys::signalfd::SignalFd;
use nix::unistd::{ForkResult, Pid, pause, setpgid};
use shared::fork::fork;
use shared::wait::wait;

/// Los hijos están en un grupo aparte, y la señal va a todo el grupo.
fn main() -> anyhow::Result<()> {
    let n: usize = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut grupo = Pid::from_raw(0);
    for _ in 0..n {
        match fork()? {
            ForkResult::Child => loop {
                pause();
            },
            ForkResult::Parent { child } => {
                setpgid(child, grupo)?;
                if grupo.as_raw() == 0 {
                    grupo = child;
                }
            }
        }
    }
    let term = SigSet::from(Signal::SIGTERM);
    term.thread_block()?;
    let avisos = SignalFd::new(&term)?;
    println!("listo");

    avisos.read_signal()?;
    if n > 0 {
        killpg(grupo, Signal::SIGTERM)?;
    }
    for _ in 0..n {
        wait()?;
    }
    println!("fin");
    Ok(())
}
