//! Los hijos vivos del servidor: uno más en cada `fork`, uno menos en cada recogida.

use std::sync::atomic::{AtomicU32, Ordering};

use nix::errno::Errno;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
use nix::unistd::ForkResult;
use shared::fork::ForkError;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

static VIVOS: AtomicU32 = AtomicU32::new(0);

extern "C" fn al_terminar_un_hijo(_: i32) {
    let errno = Errno::last();
    while let Ok(WaitStatus::Exited(..) | WaitStatus::Signaled(..)) =
        waitpid(None, Some(WaitPidFlag::WNOHANG))
    {
        VIVOS.fetch_sub(1, Ordering::SeqCst);
    }
    errno.set();
}

/// Como en `sin_zombis`, y además descuenta.
pub fn recoger_al_avisar() -> nix::Result<()> {
    let manejador = SigHandler::Handler(al_terminar_un_hijo);
    let accion = SigAction::new(manejador, SaFlags::SA_RESTART, SigSet::empty());
    // SAFETY: el manejador solo usa `waitpid` y un atómico, permitidos en él (signal-safety(7)).
    unsafe { sigaction(Signal::SIGCHLD, &accion) }.map(drop)
}

pub fn cuantos() -> u32 {
    VIVOS.load(Ordering::SeqCst)
}

/// `fork`, contando al hijo antes de que nazca: después podría haber terminado ya.
pub fn fork() -> Result<ForkResult, ForkError> {
    VIVOS.fetch_add(1, Ordering::SeqCst);
    shared::fork::fork().inspect_err(|_| {
        VIVOS.fetch_sub(1, Ordering::SeqCst);
    })
}
