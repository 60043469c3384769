//! El teclado, tecla a tecla y sin eco, mientras se vigila.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::Duration;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::termios::{LocalFlags, SetArg, Termios, tcgetattr, tcsetattr};

/// Al soltarlo, el terminal vuelve a ser como era.
pub struct Teclado {
    antes: Option<Termios>,
}

impl Teclado {
    /// Si la entrada no es un terminal, no hay teclas.
    pub fn abre() -> Self {
        let entrada = io::stdin();
        let antes = tcgetattr(entrada.as_fd()).ok();
        if let Some(antes) = &antes {
            let mut modo = antes.clone();
            // Ctrl-C llega como una tecla más: así se deja todo como estaba.
            modo.local_flags
                .remove(LocalFlags::ICANON | LocalFlags::ECHO | LocalFlags::ISIG);
            let _ = tcsetattr(entrada.as_fd(), SetArg::TCSANOW, &modo);
        }
        Self { antes }
    }

    pub fn hay(&self) -> bool {
        self.antes.is_some()
    }

    /// La tecla que se pulse antes de que pase ese tiempo.
    pub fn tecla(&self, plazo: Duration) -> Option<u8> {
        if !self.hay() {
            std::thread::sleep(plazo);
            return None;
        }
        let entrada = io::stdin();
        let entrada: BorrowedFd = entrada.as_fd();
        let mut mirados = [PollFd::new(entrada, PollFlags::POLLIN)];
        let plazo = PollTimeout::try_from(plazo).unwrap_or(PollTimeout::MAX);
        let mut tecla = [0];
        match poll(&mut mirados, plazo) {
            Ok(1) if nix::unistd::read(entrada, &mut tecla) == Ok(1) => {
                Some(tecla[0])
            }
            // Si el terminal ya no está, es como pulsar la tecla de salir.
            Ok(1) => Some(SALIR),
            _ => None,
        }
    }
}

pub const SALIR: u8 = b'q';

impl Drop for Teclado {
    fn drop(&mut self) {
        if let Some(antes) = &self.antes {
            let _ = tcsetattr(io::stdin().as_fd(), SetArg::TCSANOW, antes);
        }
    }
}
