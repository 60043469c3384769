//! Leer un fichero del que nadie responde: puede no ser un fichero, no dejarse leer, o no acabar nunca.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Lo que cabe en una entrega. Un programa que se escribe a mano queda muy lejos.
const CABE: u64 = 1 << 20;

#[derive(Debug, thiserror::Error)]
pub enum Ilegible {
    #[error("es un enlace a otro sitio, y no un fichero")]
    Enlace,
    #[error("no es un fichero corriente")]
    NoEsFichero,
    #[error("es demasiado grande: más de 1 MiB")]
    Grande,
    #[error("no existe")]
    NoExiste,
    #[error("no se puede leer: {}", shared::errno::describe_chain(.0))]
    Disco(io::Error),
}

/// Todo lo que hay en él. Ni espera a nadie ni sigue enlaces.
///
/// # Errors
/// Si no es un fichero que se pueda juzgar; dice por qué.
pub fn lee(ruta: &Path) -> Result<Vec<u8>, Ilegible> {
    let texto = lee_hasta(ruta, CABE + 1)?;
    if texto.len() as u64 > CABE { Err(Ilegible::Grande) } else { Ok(texto) }
}

/// Lo primero de lo que un programa dejó escrito, que puede decir que mide lo que quiera. Nada, si no se puede leer.
pub fn principio(ruta: &Path) -> Vec<u8> {
    lee_hasta(ruta, 2 * CABE).unwrap_or_default()
}

fn lee_hasta(ruta: &Path, cuanto: u64) -> Result<Vec<u8>, Ilegible> {
    let abierto = File::options()
        .read(true)
        .custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_NOCTTY)
        .open(ruta);
    let fichero = abierto.map_err(|error| match error.raw_os_error() {
        Some(libc::ELOOP) => Ilegible::Enlace,
        Some(libc::ENOENT) => Ilegible::NoExiste,
        Some(libc::ENXIO) => Ilegible::NoEsFichero,
        _ => Ilegible::Disco(error),
    })?;
    let datos = fichero.metadata().map_err(Ilegible::Disco)?;
    if !datos.is_file() {
        return Err(Ilegible::NoEsFichero);
    }
    let mut texto = Vec::new();
    fichero.take(cuanto).read_to_end(&mut texto).map_err(Ilegible::Disco)?;
    Ok(texto)
}
