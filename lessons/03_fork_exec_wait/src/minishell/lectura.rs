//! De dónde salen las órdenes: de un fichero o de la entrada, línea a línea.

mod byte_a_byte;

use std::fs::File;
use std::io::{self, IsTerminal, Stdin, stdin};
use std::os::fd::AsFd;
use std::path::Path;

use nix::errno::Errno;

use super::senales::esperar_entrada;
use super::una_orden::escribir;
use byte_a_byte::byte_a_byte;

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
    pub fn guion(ruta: &Path) -> io::Result<Self> {
        let guion = File::open(ruta)?;
        // Abrir una carpeta no falla; leerla, sí.
        if guion.metadata()?.is_dir() {
            Err(Errno::EISDIR.into())
        } else {
            Ok(Entrada::Guion(guion))
        }
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
                let fin =
                    texto.iter().position(|byte| *byte == b'\n').map(|fin| fin + 1);
                let linea: Vec<u8> =
                    texto.drain(..fin.unwrap_or(texto.len())).collect();
                Ok(if linea.is_empty() { Leido::Fin } else { Leido::Linea(linea) })
            }
        }
    }

    pub fn es_conversacion(&self) -> bool {
        matches!(self, Entrada::Conversacion { .. })
    }
}
