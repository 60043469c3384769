//! Una puerta entre procesos: unos esperan ante ella y otro la abre, para todos y para siempre.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::Duration;

use nix::sys::eventfd::{EfdFlags, EventFd};

use crate::deadline;

/// Nadie espera más de esto: si la puerta sigue cerrada, algo ha fallado y hay que decirlo.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Una puerta cerrada que se crea antes de `fork`, para que padre e hijos la compartan.
///
/// Es un `eventfd(2)`: un descriptor con un contador dentro del núcleo. Abrir es sumar uno; esperar es
/// bloquearse en `poll(2)`, sin gastar CPU, hasta que el contador deje de ser cero.
///
/// # Python
/// `multiprocessing.Event`, con `open` por `set`.
#[derive(Debug)]
pub struct Gate(EventFd);

impl Gate {
    /// Crea una puerta cerrada.
    ///
    /// # Errors
    /// El del sistema si no quedan descriptores (`ulimit -n`).
    pub fn new() -> io::Result<Self> {
        Ok(Gate(EventFd::from_value_and_flags(0, EfdFlags::EFD_CLOEXEC)?))
    }

    /// Abre la puerta. Abrirla dos veces no cambia nada.
    ///
    /// # Errors
    /// El de `write(2)`.
    pub fn open(&self) -> io::Result<()> {
        self.0.write(1)?;
        Ok(())
    }

    /// Espera a que la puerta se abra; vuelve enseguida si ya lo está.
    ///
    /// # Errors
    /// `TimedOut` si nadie la abre en 10 s.
    pub fn wait(&self) -> io::Result<()> {
        if deadline::readable_within(self.0.as_fd(), LONGEST_WAIT)? {
            return Ok(());
        }
        let text =
            "nadie ha abierto la puerta en 10 s: quien debía abrirla ha muerto o está detenido";
        Err(io::Error::new(io::ErrorKind::TimedOut, text))
    }
}

impl AsFd for Gate {
    /// El `eventfd`: quien cierre todos sus descriptores ha de conservar este para poder usar la puerta.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}
