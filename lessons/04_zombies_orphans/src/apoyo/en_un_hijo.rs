//! Hacer algo en un hijo, para que lo que cambie en él no lo sufra la lección.

use nix::sys::prctl;
use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;
use shared::lesson::check_eq;
use shared::wait::{WaitStatus, waitpid};

pub fn en_un_hijo(
    cuerpo: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    // Si Ctrl-C lo mata con zombis sin recoger, los adopta la lección, que los
    // recoge al acabar.
    prctl::set_child_subreaper(true)?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(cuerpo),
        ForkResult::Parent { child } => child,
    };
    let estado = waitpid(hijo, None)?;
    prctl::set_child_subreaper(false)?;
    check_eq("el hijo acaba", estado, WaitStatus::Exited(hijo, 0))?;
    Ok(())
}
