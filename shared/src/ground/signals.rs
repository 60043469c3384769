//! Las señales que acaban una lección, y cómo vuelven a hacer lo que hacen en cualquier programa.

use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};

/// Las que una lección atrapa para acabar sin dejar a nadie.
pub(crate) const ENDING: [Signal; 5] =
    [Signal::SIGINT, Signal::SIGTERM, Signal::SIGQUIT, Signal::SIGHUP, Signal::SIGALRM];

/// La acción por defecto. Se prepara antes de `fork`: en el hijo, cada página nueva que se toca cuesta un fallo.
pub(crate) fn default_action() -> SigAction {
    SigAction::new(SigHandler::SigDfl, SaFlags::empty(), SigSet::empty())
}

/// En un hijo recién creado: las señales que acaban una lección dejan de tener manejador.
pub(crate) fn restore_ending(default: &SigAction) {
    for signal in ENDING {
        restore_to(signal, default);
    }
}

/// En un hijo que va a llamar a `exec`: `SIGPIPE` vuelve a matar a quien escribe para nadie.
///
/// Todo programa de Rust empieza ignorándola, y lo que se ignora se sigue ignorando después de `exec`: sin esto,
/// `yes | head -1` acabaría con un mensaje de error de `yes`.
pub fn restore_sigpipe() {
    restore_default(Signal::SIGPIPE);
}

pub(crate) fn restore_default(signal: Signal) {
    restore_to(signal, &default_action());
}

fn restore_to(signal: Signal, default: &SigAction) {
    // SAFETY: se restablece la acción por defecto; no se instala ningún manejador.
    let _ = unsafe { sigaction(signal, default) };
}
