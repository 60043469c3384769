//! Leer una línea, y nada más que esa línea.

use std::os::fd::BorrowedFd;

use nix::errno::Errno;
use nix::unistd::read;

use super::Leido;

/// Sin leer ni un byte de más: lo que venga detrás de esta línea puede ser para la
/// orden que hay en ella.
pub fn byte_a_byte(
    entrada: BorrowedFd<'_>,
    esperar: fn(BorrowedFd<'_>) -> nix::Result<bool>,
) -> nix::Result<Leido> {
    let mut linea = Vec::new();
    let mut byte = [0];
    loop {
        if !esperar(entrada)? {
            return Ok(Leido::Interrumpido);
        }
        match read(entrada, &mut byte) {
            Ok(0) if linea.is_empty() => return Ok(Leido::Fin),
            Ok(0) => return Ok(Leido::Linea(linea)),
            Ok(_) => linea.push(byte[0]),
            Err(Errno::EINTR) => continue,
            Err(Errno::EIO) => return Ok(Leido::TerminalAjeno),
            Err(error) => return Err(error),
        }
        if byte[0] == b'\n' {
            return Ok(Leido::Linea(linea));
        }
    }
}
