//! Lo que puede llamar un manejador de señal o un hijo a medio nacer: llamadas al sistema, y memoria que ya está ahí. No
//! llama a ningún otro módulo.

pub(crate) mod rope;

use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};

/// `_exit(2)`: acaba ya, sin vaciar búferes ni ejecutar nada más. Es como debe acabar un hijo de `fork`.
pub fn exit_now(code: i32) -> ! {
    // SAFETY: `_exit` no vuelve y no toca la memoria del programa.
    unsafe { libc::_exit(code) }
}

/// Las señales que acaban una lección.
pub(crate) const ENDING_SIGNALS: [Signal; 5] =
    [Signal::SIGINT, Signal::SIGTERM, Signal::SIGQUIT, Signal::SIGHUP, Signal::SIGALRM];

/// La acción por defecto. Se prepara antes de `fork`: en el hijo, cada página nueva que se toca cuesta un fallo.
pub(crate) fn default_action() -> SigAction {
    SigAction::new(SigHandler::SigDfl, SaFlags::empty(), SigSet::empty())
}

/// Las señales que acaban una lección vuelven a hacer lo que hacen en cualquier programa.
pub(crate) fn restore_ending_signals(default: &SigAction) {
    ENDING_SIGNALS.iter().for_each(|signal| restore(*signal, default));
}

pub(crate) fn restore_default(signal: Signal) {
    restore(signal, &default_action());
}

fn restore(signal: Signal, default: &SigAction) {
    // SAFETY: se restablece la acción por defecto; no se instala ningún manejador.
    let _ = unsafe { sigaction(signal, default) };
}
