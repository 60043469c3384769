use nix::sys::signal::{SigSet, Signal, kill};
use nix::sys::signalfd::SignalFd;
use nix::sys::wait::wait;
use nix::unistd::{ForkResult, Pid, fork, getppid};

const SENAL: Signal = Signal::SIGUSR1;

fn juega(nombre: &str, n: u32, otro: Pid, empieza: bool) -> anyhow::Result<()> {
    let mut turno = SigSet::empty();
    turno.add(SENAL);
    let avisos = SignalFd::new(&turno)?;
    for i in 0..n {
        if i > 0 || !empieza {
            avisos.read_signal()?;
        }
        println!("{nombre} {i}");
        kill(otro, SENAL)?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let n = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut turno = SigSet::empty();
    turno.add(SENAL);
    turno.thread_block()?;
    // SAFETY: este programa tiene un solo hilo.
    match unsafe { fork() }? {
        ForkResult::Child => juega("hijo", n, getppid(), false),
        ForkResult::Parent { child } => {
            juega("padre", n, child, true)?;
            wait()?;
            Ok(())
        }
    }
}
