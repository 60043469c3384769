//! Dónde se escribe: una tubería o un terminal de mentira (un *pseudoterminal*).

use std::fs::File;
use std::io::{self, Read, pipe};
use std::os::fd::OwnedFd;

use nix::errno::Errno;
use nix::pty::openpty;

pub struct Papel {
    pub escritura: OwnedFd,
    lectura: File,
}

impl Papel {
    pub fn tuberia() -> io::Result<Self> {
        let (lectura, escritura) = pipe()?;
        Ok(Papel {
            escritura: escritura.into(),
            lectura: File::from(OwnedFd::from(lectura)),
        })
    }

    /// Lo que se escribe en `slave` se lee en `master`, como si un terminal lo
    /// enseñara.
    pub fn terminal() -> io::Result<Self> {
        let par = openpty(None, None)?;
        Ok(Papel { escritura: par.slave, lectura: par.master.into() })
    }

    /// Todo lo escrito, cuando ya no queda nadie que pueda escribir.
    pub fn leer(self) -> io::Result<String> {
        let Papel { escritura, mut lectura } = self;
        drop(escritura);
        let mut leido = Vec::new();
        match lectura.read_to_end(&mut leido) {
            // Así dice un pseudoterminal que se ha acabado.
            Err(error) if error.raw_os_error() == Some(Errno::EIO as i32) => {}
            otro => drop(otro?),
        }
        Ok(String::from_utf8_lossy(&leido).into_owned())
    }
}
