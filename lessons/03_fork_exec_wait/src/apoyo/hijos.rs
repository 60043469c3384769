//! Hijos que no hacen más que terminar, o esperar ante una puerta.

use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::gate::Gate;
use shared::{Pid, child};

// ANCHOR: hijos
pub fn hijo_que_sale(codigo: i32) -> anyhow::Result<Pid> {
    match fork()? {
        ForkResult::Child => child::run(|| codigo),
        ForkResult::Parent { child } => Ok(child),
    }
}

/// Sale con 0 cuando se abra la puerta.
pub fn hijo_que_espera(puerta: &Gate) -> anyhow::Result<Pid> {
    match fork()? {
        ForkResult::Child => child::run(|| puerta.wait()),
        ForkResult::Parent { child } => Ok(child),
    }
}
// ANCHOR_END: hijos
