//! Tercera forma: ignorar `SIGCHLD`. Recoge el núcleo, que no cuenta nada.

use nix::errno::Errno;
use nix::sys::signal::{SigHandler, Signal, signal};
use shared::Pid;
use shared::lesson::{check, check_eq};
use shared::table::SystemProcess;
use shared::wait::waitpid;

use super::tres_hijos;

// ANCHOR: ignorada
pub fn recoger() -> anyhow::Result<()> {
    // SAFETY: SIG_IGN no ejecuta código nuestro cuando llega la señal.
    unsafe { signal(Signal::SIGCHLD, SigHandler::SigIgn) }?;
    let hijos = tres_hijos()?;
    // wait espera a que terminen todos y no entrega ninguno.
    check_eq(
        "wait no entrega ningún código",
        waitpid(None, None),
        Err(Errno::ECHILD),
    )?;
    let sigue = |hijo: &Pid| SystemProcess::new(hijo.as_raw()).is_ok();
    check("ninguno de los tres sigue en la tabla", !hijos.iter().any(sigue))?;
    Ok(())
}
// ANCHOR_END: ignorada
