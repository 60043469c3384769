//! Un guardián: recoge a los hijos según terminan y vuelve a arrancar a los que fallan.

// ANCHOR: solucion
// ANCHOR: usos
use std::collections::HashMap;
use std::thread::sleep;
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::SignalFd;
use nix::unistd::{ForkResult, Pid};
use shared::fork::fork;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};
use shared::{child, say};
// ANCHOR_END: usos

/// Cuánto trabaja cada hijo.
const MILISEGUNDOS: [u64; 3] = [300, 200, 100];

fn main() -> anyhow::Result<()> {
    let mut hijos_que_acaban = SigSet::empty();
    hijos_que_acaban.add(Signal::SIGCHLD);
    hijos_que_acaban.thread_block()?;
    let avisos = SignalFd::new(&hijos_que_acaban)?;

    let mut vidas = [0; 3];
    let mut vivos = HashMap::new();
    for cual in 0..3 {
        vivos.insert(arrancar(cual, &mut vidas)?, cual);
    }
    while !vivos.is_empty() {
        avisos.read_signal()?;
        // De un hijo que sigue vivo, `waitpid` no da el PID.
        while let Ok(estado) = waitpid(None, Some(WaitPidFlag::WNOHANG))
            && let Some(pid) = estado.pid()
        {
            let Some(cual) = vivos.remove(&pid) else { continue };
            let bien = matches!(estado, WaitStatus::Exited(_, 0));
            say!(
                "el {} ha acabado {}; vidas: {}",
                cual + 1,
                if bien { "bien" } else { "mal" },
                vidas[cual]
            );
            if !bien {
                vivos.insert(arrancar(cual, &mut vidas)?, cual);
            }
        }
    }
    anyhow::ensure!(
        waitpid(None, None) == Err(Errno::ECHILD),
        "ha quedado un zombi"
    );
    Ok(())
}

fn arrancar(cual: usize, vidas: &mut [u32; 3]) -> anyhow::Result<Pid> {
    vidas[cual] += 1;
    match fork()? {
        ForkResult::Child => child::run(|| {
            sleep(Duration::from_millis(MILISEGUNDOS[cual]));
            vidas[cual] == 1 // `true` es un 1: la primera vez falla.
        }),
        ForkResult::Parent { child } => Ok(child),
    }
}
// ANCHOR_END: solucion
