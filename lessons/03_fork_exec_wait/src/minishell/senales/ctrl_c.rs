//! Ctrl-C, cuando le llega a la propia shell: se apunta, y quien espera una línea deja de esperarla.

use std::os::fd::BorrowedFd;
use std::sync::atomic::{AtomicBool, Ordering};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, ppoll};
use nix::sys::signal::{SigSet, Signal};

/// Si ha llegado Ctrl-C a la propia shell: en el aviso, o entre una orden y la
/// siguiente.
static CTRL_C: AtomicBool = AtomicBool::new(false);

pub extern "C" fn apuntar(_: i32) {
    CTRL_C.store(true, Ordering::SeqCst);
}

pub fn hubo_ctrl_c() -> bool {
    CTRL_C.load(Ordering::SeqCst)
}

pub fn olvidar_ctrl_c() {
    CTRL_C.store(false, Ordering::SeqCst);
}

/// Espera a que haya algo que leer; `false` si antes llega Ctrl-C.
///
/// Si Ctrl-C llegara entre mirar la variable y dormirse, nadie despertaría a la
/// shell. Por eso se mira con la señal bloqueada, y `ppoll` la desbloquea y se
/// duerme de una sola vez.
pub fn esperar_entrada(entrada: BorrowedFd<'_>) -> nix::Result<bool> {
    let mut sigint = SigSet::empty();
    sigint.add(Signal::SIGINT);
    sigint.thread_block()?;
    let hay = loop {
        if CTRL_C.swap(false, Ordering::SeqCst) {
            break Ok(false);
        }
        let mut mirados = [PollFd::new(entrada, PollFlags::POLLIN)];
        match ppoll(&mut mirados, None, Some(SigSet::empty())) {
            Err(Errno::EINTR) => {}
            otro => break otro.map(|_| true),
        }
    };
    sigint.thread_unblock()?;
    hay
}
