//! Peldaño 4: las redirecciones. Abrir un fichero y ponerlo en el lugar del descriptor 0, 1 o 2.

mod guardados;

use std::io::{stderr, stdin, stdout};
use std::os::fd::AsFd;

use nix::fcntl::{OFlag, open};
use nix::sys::stat::Mode;
use nix::unistd::{dup2_stderr, dup2_stdin, dup2_stdout};
use shared::errno::describe;

use super::palabras::{Fallo, Palabra};
pub use guardados::Guardados;

/// `2>> errores`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redireccion {
    descriptor: u8,
    como: &'static str,
    destino: Palabra,
}

impl Redireccion {
    pub fn nueva(
        numero: Option<u8>,
        como: &'static str,
        destino: Palabra,
    ) -> Result<Self, Fallo> {
        let descriptor = numero.unwrap_or(if como == "<" { 0 } else { 1 });
        let otro_descriptor =
            como == ">&" && destino.cifra().is_none_or(|cifra| cifra > 2);
        if descriptor > 2 || otro_descriptor {
            let texto = "solo se redirigen los descriptores 0, 1 y 2".to_owned();
            return Err(Fallo::NoSeEntiende(texto));
        }
        Ok(Redireccion { descriptor, como, destino })
    }

    // ANCHOR: aplicar
    fn aplicar(&self, estado: i32) -> nix::Result<()> {
        let nueva = match self.como {
            "<" => OFlag::O_RDONLY,
            ">>" => OFlag::O_WRONLY | OFlag::O_CREAT | OFlag::O_APPEND,
            ">" => OFlag::O_WRONLY | OFlag::O_CREAT | OFlag::O_TRUNC,
            // `2>&1`: lo que ahora hay en el 1.
            _ => return copiar(self.destino.cifra().unwrap_or(1), self.descriptor),
        };
        let permisos = Mode::from_bits_truncate(0o666);
        let ruta = self.destino.expandir(estado);
        let fichero = open(&ruta[..], nueva | OFlag::O_CLOEXEC, permisos)?;
        poner(fichero, self.descriptor)
    }
    // ANCHOR_END: aplicar
}

/// Las hace por orden: `> f 2>&1` y `2>&1 > f` son cosas distintas.
pub fn aplicar(redirecciones: &[Redireccion], estado: i32) -> Result<(), String> {
    for redireccion in redirecciones {
        redireccion.aplicar(estado).map_err(|error| {
            let destino = redireccion.destino.expandir(estado);
            format!("{}: {}", String::from_utf8_lossy(&destino), describe(error))
        })?;
    }
    Ok(())
}

fn copiar(desde: u8, hasta: u8) -> nix::Result<()> {
    match desde {
        0 => poner(stdin(), hasta),
        1 => poner(stdout(), hasta),
        _ => poner(stderr(), hasta),
    }
}

fn poner(fichero: impl AsFd, descriptor: u8) -> nix::Result<()> {
    match descriptor {
        0 => dup2_stdin(fichero),
        1 => dup2_stdout(fichero),
        _ => dup2_stderr(fichero),
    }
}
