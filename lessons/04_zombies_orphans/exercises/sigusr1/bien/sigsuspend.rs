use std::sync::atomic::{AtomicBool, Ordering};

use nix::sys::signal::{SigHandler, SigSet, SigmaskHow, Signal, kill, signal};
use nix::unistd::{ForkResult, getppid};
use shared::fork::fork;
use shared::wait::wait;

static LLEGADA: AtomicBool = AtomicBool::new(false);

extern "C" fn apunta(_: i32) {
    LLEGADA.store(true, Ordering::Relaxed);
}

/// Mientras se espera, y solo entonces, puede llegar.
fn turno(sin_bloquear: &SigSet) {
    while !LLEGADA.swap(false, Ordering::Relaxed) {
        // SAFETY: es una máscara, y el manejador solo guarda un valor atómico.
        unsafe { libc::sigsuspend(sin_bloquear.as_ref()) };
    }
}

fn main() -> anyhow::Result<()> {
    let n: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    // SAFETY: el manejador solo guarda un valor atómico.
    unsafe { signal(Signal::SIGUSR1, SigHandler::Handler(apunta)) }?;
    let antes = SigSet::from(Signal::SIGUSR1).thread_swap_mask(SigmaskHow::SIG_BLOCK)?;
    let (nombre, otro, empieza) = match fork()? {
        ForkResult::Child => ("hijo", getppid(), false),
        ForkResult::Parent { child } => ("padre", child, true),
    };
    for i in 0..n {
        if !empieza {
            turno(&antes);
        }
        println!("{nombre} {i}");
        kill(otro, Signal::SIGUSR1)?;
        if empieza {
            turno(&antes);
        }
    }
    if empieza {
        wait()?;
    }
    Ok(())
}
