//! De dónde salen las órdenes: de un fichero o de la entrada, línea a línea.

use std::fs::File;
use std::io::{IsTerminal, Stdin, stdin};
use std::os::fd::{AsFd, BorrowedFd};

use nix::errno::Errno;
use nix::unistd::read;

use super::senales::esperar_entrada;
use super::una_orden::escribir;

pub enum Entrada {
    Guion(File),
    Conversacion { entrada: Stdin, con_aviso: bool },
    Texto(Vec<u8>),
}

/// Lo que ha pasado al leer una línea.
#[derive(Debug, PartialEq, Eq)]
pub enum Leido {
    Linea(Vec<u8>),
    /// Ctrl-C: lo escrito hasta ahora no vale.
    Interrumpido,
    /// El terminal se ha cerrado, o ahora es de otro grupo de procesos.
    TerminalAjeno,
    Fin,
}

impl Entrada {
    pub fn guion(guion: File) -> Self {
        Entrada::Guion(guion)
    }

    pub fn conversacion() -> Self {
        Entrada::Conversacion { entrada: stdin(), con_aviso: stdin().is_terminal() }
    }

    /// Una línea con su `\n`. Si hay un terminal, enseña antes el aviso.
    pub fn linea(&mut self, aviso: &str) -> nix::Result<Leido> {
        match self {
            Entrada::Guion(guion) => byte_a_byte(guion.as_fd(), |_| Ok(true)),
            Entrada::Conversacion { entrada, con_aviso } => {
                if *con_aviso {
                    escribir(aviso);
                }
                byte_a_byte(entrada.as_fd(), esperar_entrada)
            }
            Entrada::Texto(texto) => {
                let fin = texto.iter().position(|byte| *byte == b'\n').map(|fin| fin + 1);
                let linea: Vec<u8> = texto.drain(..fin.unwrap_or(texto.len())).collect();
                Ok(if linea.is_empty() { Leido::Fin } else { Leido::Linea(linea) })
            }
        }
    }

    pub fn es_conversacion(&self) -> bool {
        matches!(self, Entrada::Conversacion { .. })
    }
}

// ANCHOR: byte_a_byte
/// Sin leer ni un byte de más: lo que venga detrás de esta línea puede ser para la orden que hay en ella.
fn byte_a_byte(
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
// ANCHOR_END: byte_a_byte
