//! Lo que se lleva a clase quien enseña: el papel del examen, con su clave, y las preguntas para Moodle, GIFT y Anki.

mod anki;
mod avisos;
mod caracteres;
pub mod corrige;
mod criterios;
mod exporta;
mod fracciones;
mod gift;
mod moodle;
mod opciones;
mod papel;
mod seleccion;
mod texto;
mod variantes;

use std::io;
use std::path::Path;
use std::process::ExitCode;

pub use opciones::Formato;

use crate::banco::{Banco, BancoError};
use crate::examen::PapelError;
use crate::opciones::{Argumentos, no_se_puede};
use crate::salida::SalidaError;
use crate::sin_lector;

/// Lo escrito, y lo que no ha podido ir igual.
struct Escrito {
    texto: String,
    avisos: avisos::Avisos,
}

/// Por qué no se puede hacer lo que se pide.
#[derive(Debug, thiserror::Error)]
enum MaestroError {
    #[error("del tema {0} no hay ninguna pregunta todavía: pide otro")]
    SinPreguntas(u32),
    #[error(transparent)]
    Banco(#[from] BancoError),
    #[error(transparent)]
    Papel(#[from] PapelError),
    #[error(transparent)]
    Salida(#[from] SalidaError),
    #[error("no se puede escribir el XML: {0}")]
    Xml(#[from] io::Error),
}

/// `06_exam papel`.
pub fn papel(argumentos: Argumentos) -> ExitCode {
    use papel::opciones::{PARTE, lee};
    hace(argumentos.entiende(&PARTE, lee), |pedido| papel::papel(&pedido))
}

/// `06_exam moodle`, `gift` y `anki`.
pub fn exporta(formato: Formato, argumentos: Argumentos) -> ExitCode {
    let pedido = argumentos
        .entiende(&formato.parte(), |dicho| opciones::lee(dicho, formato));
    hace(pedido, |pedido| exporta::exporta(formato, &pedido))
}

/// `06_exam criterios`, para el libro.
pub fn criterios(argumentos: Argumentos) -> ExitCode {
    hace(argumentos.entiende(&criterios::PARTE, |_| Ok(())), |()| {
        print!("{}", criterios::tabla());
        Ok(())
    })
}

fn hace<T>(
    pedido: Result<T, ExitCode>,
    como: impl FnOnce(T) -> Result<(), MaestroError>,
) -> ExitCode {
    sin_lector::acaba();
    match pedido.map(como) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => no_se_puede(&error),
        Err(codigo) => codigo,
    }
}

/// El de siempre o, para las pruebas, el de la carpeta que diga `CUADERNO_PREGUNTAS`.
fn banco() -> Result<Banco, BancoError> {
    match std::env::var_os("CUADERNO_PREGUNTAS") {
        Some(carpeta) => Banco::lee_de(Path::new(&carpeta)),
        None => Banco::lee(),
    }
}
