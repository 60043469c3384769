//! La trampa de `pause`: no despierta con la señal que llegó antes.

use std::time::Duration;

use anyhow::Context;
use nix::sys::signal::SaFlags;
use nix::unistd::{ForkResult, pause};
use shared::fork::fork;
use shared::gate::Gate;
use shared::lesson::check_eq;
use shared::signal::send;
use shared::table::{State, wait_for_state};
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};
use shared::{Pid, Signal, child, eventually};

use crate::apoyo::senales::al_recibir;

extern "C" fn nada(_: i32) {}

// ANCHOR: pause
pub fn llega_antes() -> anyhow::Result<()> {
    let (listo, ha_llegado) = (Gate::new()?, Gate::new()?);
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            // SAFETY: `nada` no hace nada.
            unsafe { al_recibir(Signal::SIGUSR1, nada, SaFlags::SA_RESTART) }?;
            listo.open()?;
            ha_llegado.wait()?;
            pause();
            Ok(())
        }),
        ForkResult::Parent { child } => child,
    };
    listo.wait()?;
    send(hijo, Signal::SIGUSR1)?;
    ha_llegado.open()?;
    wait_for_state(hijo, State::Sleeping)?;
    let dormido = waitpid(hijo, Some(WaitPidFlag::WNOHANG))?;
    check_eq(
        "la señal llega antes de pause, y el hijo",
        dormido,
        WaitStatus::StillAlive,
    )?;
    check_eq("y con otra", insistir(hijo)?, WaitStatus::Exited(hijo, 0))?;
    Ok(())
}
// ANCHOR_END: pause

/// La señal, una y otra vez, hasta que el hijo acabe.
fn insistir(hijo: Pid) -> anyhow::Result<WaitStatus> {
    let acabado = eventually(Duration::from_secs(10), || {
        let _ = send(hijo, Signal::SIGUSR1);
        waitpid(hijo, Some(WaitPidFlag::WNOHANG))
            .ok()
            .filter(|estado| estado.pid().is_some())
    });
    acabado.context("el hijo no despierta")
}
