//! La cuenta de los hijos de un servidor: uno más en cada `fork`, uno menos en cada recogida.

use std::sync::atomic::{AtomicUsize, Ordering};

use nix::errno::Errno;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
use nix::unistd::ForkResult;
use shared::fork::ForkError;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

static HIJOS: AtomicUsize = AtomicUsize::new(0);

extern "C" fn al_terminar_un_hijo(_: i32) {
    // El programa interrumpido puede no haber leído aún su errno, y `waitpid`
    // escribe el suyo.
    let errno = Errno::last();
    // Las señales no hacen cola: un aviso puede ser por varios hijos.
    while let Ok(WaitStatus::Exited(..) | WaitStatus::Signaled(..)) =
        waitpid(None, Some(WaitPidFlag::WNOHANG))
    {
        HIJOS.fetch_sub(1, Ordering::SeqCst);
    }
    errno.set();
}

pub fn recoger_al_avisar() -> nix::Result<()> {
    // Sin SA_RESTART, un aviso interrumpiría `accept`.
    let manejar = SigHandler::Handler(al_terminar_un_hijo);
    let accion = SigAction::new(manejar, SaFlags::SA_RESTART, SigSet::empty());
    // SAFETY: en un manejador se puede llamar a `waitpid` si conserva errno
    // (signal-safety(7)).
    unsafe { sigaction(Signal::SIGCHLD, &accion) }.map(drop)
}

pub fn cuantos() -> usize {
    HIJOS.load(Ordering::SeqCst)
}

/// `fork`, contando al hijo antes de que nazca: después podría haber terminado ya.
pub fn fork() -> Result<ForkResult, ForkError> {
    HIJOS.fetch_add(1, Ordering::SeqCst);
    shared::fork::fork().inspect_err(|_| {
        HIJOS.fetch_sub(1, Ordering::SeqCst);
    })
}
