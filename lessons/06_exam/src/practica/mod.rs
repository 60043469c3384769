//! `cargo practica`: el camino del alumno, de la lista de ejercicios al veredicto.

mod juzga;
mod muestra;

use std::process::ExitCode;

use crate::ejercicio::EjercicioError;
use crate::opciones::Pedido;

pub const TODAVIA_NO: u8 = 1;
pub const MAL_USO: u8 = 2;
pub const FALLO_DEL_JUEZ: u8 = 3;

/// Por qué no se puede hacer lo que se pide.
#[derive(Debug, thiserror::Error)]
pub enum PracticaError {
    #[error(transparent)]
    Ejercicio(#[from] EjercicioError),
    #[error("{0}")]
    MalUso(String),
}

pub fn atiende(pedido: &Pedido) -> ExitCode {
    match hace(pedido) {
        Ok(codigo) => codigo,
        Err(error) => {
            eprintln!("Error: {error}");
            ExitCode::from(MAL_USO)
        }
    }
}

fn hace(pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    let palabras: Vec<&str> = pedido.palabras.iter().map(String::as_str).collect();
    match palabras[..] {
        [] => muestra::lista(),
        ["pista", nombre] => muestra::pistas(nombre),
        // Para las pruebas y para quien escribe ejercicios: el fichero de partida.
        ["inicio", nombre] => muestra::inicio(nombre, pedido),
        [nombre] => juzga::fichero(nombre, pedido),
        _ => Err(PracticaError::MalUso("sobra algo: se pide un ejercicio cada vez, como en `cargo practica lock`".to_owned())),
    }
}
