//! Si nadie lee la salida (`… | head -1`), se acaba sin más, como cualquier orden. Mientras se juzga, no: quien hace de
//! cliente de un programa puede encontrarse con que este ya no lee.

use nix::sys::signal::{SigHandler, Signal, signal};

/// Desde ahora, escribir donde nadie lee acaba con el programa.
pub fn acaba() {
    pon(SigHandler::SigDfl);
}

/// Hasta que se suelte, escribir donde nadie lee solo da un error.
#[must_use = "dura lo que dure este valor"]
pub struct SoloError(());

impl SoloError {
    pub fn desde_ahora() -> Self {
        pon(SigHandler::SigIgn);
        Self(())
    }
}

impl Drop for SoloError {
    fn drop(&mut self) {
        pon(SigHandler::SigDfl);
    }
}

fn pon(que_hacer: SigHandler) {
    // SAFETY: no se instala ninguna función.
    let _ = unsafe { signal(Signal::SIGPIPE, que_hacer) };
}
