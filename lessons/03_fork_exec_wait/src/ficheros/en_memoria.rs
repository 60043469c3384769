//! Un fichero sin nombre, en memoria: no deja nada en el disco.

use std::fs::File;
use std::io::{Seek, Write};

use nix::errno::Errno;
use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::sys::resource::{Resource, getrlimit};

/// Con ese contenido, y dispuesto para leerlo desde el principio.
pub fn en_memoria(contenido: &str) -> anyhow::Result<File> {
    let (limite, _) = getrlimit(Resource::RLIMIT_FSIZE)?;
    if limite < contenido.len() as u64 {
        // Si se intentara, el núcleo mataría a este proceso con SIGXFSZ.
        return Err(Errno::EFBIG.into());
    }
    let mut fichero = File::from(memfd_create(c"notas", MFdFlags::MFD_CLOEXEC)?);
    fichero.write_all(contenido.as_bytes())?;
    fichero.rewind()?;
    Ok(fichero)
}
