//! Poner un manejador a una señal, con `sigaction`.

use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};

// ANCHOR: al_recibir
/// Desde ahora, cuando llegue esa señal se ejecuta el manejador.
///
/// # Safety
/// El manejador interrumpe al programa en cualquier punto: solo puede hacer lo que
/// enumera signal-safety(7), como tocar un atómico o llamar a `write`.
pub unsafe fn al_recibir(
    senal: Signal,
    manejador: extern "C" fn(i32),
    opciones: SaFlags,
) -> nix::Result<()> {
    let accion =
        SigAction::new(SigHandler::Handler(manejador), opciones, SigSet::empty());
    // SAFETY: quien llama promete que el manejador hace solo lo permitido.
    unsafe { sigaction(senal, &accion) }.map(drop)
}
// ANCHOR_END: al_recibir
