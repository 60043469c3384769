//! Deshacer una redirección: lo necesita una orden interna, que la hace la propia shell.

use std::io::{stderr, stdin, stdout};
use std::os::fd::{AsFd, OwnedFd};

use super::poner;

/// La entrada, la salida y los errores de antes, que vuelven a su sitio cuando este
/// valor desaparece.
#[must_use = "al soltarlo, todo vuelve a estar como antes"]
pub struct Guardados([OwnedFd; 3]);

impl Guardados {
    /// Hace copias de los tres; se cierran solas en `exec`.
    pub fn guardar() -> std::io::Result<Self> {
        Ok(Guardados([
            stdin().as_fd().try_clone_to_owned()?,
            stdout().as_fd().try_clone_to_owned()?,
            stderr().as_fd().try_clone_to_owned()?,
        ]))
    }
}

impl Drop for Guardados {
    fn drop(&mut self) {
        for (descriptor, copia) in (0..).zip(&self.0) {
            let _ = poner(copia, descriptor);
        }
    }
}
