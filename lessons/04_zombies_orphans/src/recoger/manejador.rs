//! Segunda forma: un manejador de `SIGCHLD` recoge, sin esperar.

use std::sync::atomic::{AtomicU32, Ordering};

use nix::errno::Errno;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, sigaction};
use shared::Signal;
use shared::lesson::check_eq;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

use super::tres_zombis;

// ANCHOR: manejador
static AVISOS: AtomicU32 = AtomicU32::new(0);
static RECOGIDOS: AtomicU32 = AtomicU32::new(0);

extern "C" fn al_terminar_un_hijo(_: i32) {
    // El programa interrumpido puede no haber leído aún su errno.
    let errno = Errno::last();
    AVISOS.fetch_add(1, Ordering::SeqCst);
    // Un solo aviso puede ser por varios hijos.
    while let Ok(WaitStatus::Exited(..) | WaitStatus::Signaled(..)) =
        waitpid(None, Some(WaitPidFlag::WNOHANG))
    {
        RECOGIDOS.fetch_add(1, Ordering::SeqCst);
    }
    errno.set();
}
// ANCHOR_END: manejador

// ANCHOR: poner
pub fn recoger() -> anyhow::Result<()> {
    let manejar = SigHandler::Handler(al_terminar_un_hijo);
    let accion = SigAction::new(manejar, SaFlags::SA_RESTART, SigSet::empty());
    // SAFETY: el manejador solo usa atómicos y `waitpid` (signal-safety(7)).
    unsafe { sigaction(Signal::SIGCHLD, &accion) }?;

    // Con la señal bloqueada, los tres terminan antes del primer aviso.
    let mut solo_hijos = SigSet::empty();
    solo_hijos.add(Signal::SIGCHLD);
    solo_hijos.thread_block()?;
    tres_zombis()?;
    solo_hijos.thread_unblock()?;

    check_eq("avisos recibidos", AVISOS.load(Ordering::SeqCst), 1)?;
    check_eq("hijos recogidos", RECOGIDOS.load(Ordering::SeqCst), 3)?;
    Ok(())
}
// ANCHOR_END: poner
