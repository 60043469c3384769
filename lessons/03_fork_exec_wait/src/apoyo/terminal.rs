//! Un terminal de mentira (un *pseudoterminal*), del que este programa hace de teclado y de pantalla.

use std::os::fd::{AsFd, AsRawFd, OwnedFd};

use nix::errno::Errno;
use nix::pty::openpty;
use nix::unistd::{setsid, write};

pub struct Terminal {
    /// Lo que se escribe aquí es como si se tecleara.
    pub teclado: OwnedFd,
    /// Lo que ve como terminal quien lo usa.
    pub terminal: OwnedFd,
}

impl Terminal {
    pub fn nuevo() -> nix::Result<Self> {
        let par = openpty(None, None)?;
        Ok(Terminal { teclado: par.master, terminal: par.slave })
    }

    pub fn teclear(&self, texto: &str) -> nix::Result<()> {
        write(&self.teclado, texto.as_bytes()).map(drop)
    }

    /// En un hijo: empieza una sesión y toma este terminal, con su propio grupo en
    /// el primer plano. Es lo que hace quien abre una ventana con una shell.
    pub fn tomar(&self) -> nix::Result<()> {
        setsid()?;
        let terminal = self.terminal.as_fd().as_raw_fd();
        // SAFETY: TIOCSCTTY recibe un número, y no toca la memoria de este
        // programa.
        Errno::result(unsafe { libc::ioctl(terminal, libc::TIOCSCTTY, 0) })
            .map(drop)
    }
}
