//! Un nieto que pide morir con su padre, y otro que no pide nada.

use nix::sys::prctl;
use nix::unistd::{getppid, pause};
use shared::gate::Gate;
use shared::lesson::{check, check_eq};
use shared::{Pid, Signal};

// ANCHOR: pedir
pub fn morir_con(padre: Pid, preparado: &Gate) -> anyhow::Result<()> {
    prctl::set_pdeathsig(Signal::SIGTERM)?;
    // ¿Y si el padre murió justo antes de pedirlo? Entonces nadie avisará.
    check("mi padre sigue siendo el mismo", getppid() == padre)?;
    check_eq("señal pedida", prctl::get_pdeathsig()?, Some(Signal::SIGTERM))?;
    preparado.open()?;
    esperar()
}

pub fn seguir(preparado: &Gate) -> anyhow::Result<()> {
    check_eq("señal que he pedido", prctl::get_pdeathsig()?, None)?;
    preparado.open()?;
    esperar()
}
// ANCHOR_END: pedir

pub fn esperar() -> anyhow::Result<()> {
    loop {
        pause();
    }
}
