//! Un servidor al que el sistema no le deja crear procesos.

use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::unistd::{ForkResult, getpid, getuid};
use shared::child;
use shared::fork::fork;
use shared::process::become_user;
use shared::wait::{WaitStatus, waitpid};

/// Ejecuta `servidor` con el límite de procesos (`ulimit -u`) en uno, que ya es él.
pub fn ejecutar(
    servidor: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    agotar()?;
    servidor()
}

fn agotar() -> anyhow::Result<()> {
    if getuid().is_root() {
        // A root no le afecta el límite; a un usuario que no es de nadie, sí.
        become_user(61_000 + getpid().as_raw().cast_unsigned() % 4_000)?;
    }
    let (_, duro) = getrlimit(Resource::RLIMIT_NPROC)?;
    setrlimit(Resource::RLIMIT_NPROC, 1, duro)?;
    Ok(())
}

/// Lo prueba en un hijo: cambiar de usuario no tiene vuelta atrás.
pub fn se_puede() -> bool {
    match fork() {
        Ok(ForkResult::Child) => child::run(|| agotar().is_err() || fork().is_ok()),
        Ok(ForkResult::Parent { child }) => {
            waitpid(child, None) == Ok(WaitStatus::Exited(child, 0))
        }
        Err(_) => false,
    }
}
