//! `signalfd`: la señal, en lugar de interrumpir, se lee de un descriptor, como cualquier otro dato.

use anyhow::Context;
use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::SignalFd;
use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::lesson::{check, check_eq};
use shared::wait::{WaitStatus, waitpid};

pub fn leer_senales() -> anyhow::Result<()> {
    // ANCHOR: signalfd
    let mut sigchld = SigSet::empty();
    sigchld.add(Signal::SIGCHLD);
    // Bloqueada, para que espere en el descriptor y no llegue por la vía normal.
    sigchld.thread_block()?;
    let senales = SignalFd::new(&sigchld)?;
    match fork()? {
        ForkResult::Child => exit_now(7),
        ForkResult::Parent { child } => {
            let leida = senales.read_signal()?.context("read espera hasta que llega una señal")?;
            check(
                "signalfd dice qué hijo ha sido",
                leida.ssi_pid == child.as_raw().cast_unsigned(),
            )?;
            check_eq("y con qué código ha salido", leida.ssi_status, 7)?;
            check_eq("recogerlo es cosa mía", waitpid(child, None)?, WaitStatus::Exited(child, 7))?;
        }
    }
    sigchld.thread_unblock()?;
    // ANCHOR_END: signalfd
    Ok(())
}
