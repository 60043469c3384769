//! `cargo practica`: el camino del alumno, de la lista de ejercicios al veredicto.

mod ancho;
mod ayudas;
mod camino;
mod di;
mod indice;
mod juzga;
mod lista;
mod sin_lector;
mod taller;
mod teclas;
mod traslada;
mod vigila;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::ejercicio::EjercicioError;
use crate::opciones::Pedido;
use crate::progreso::ProgresoError;

pub const TODAVIA_NO: u8 = 1;
pub const MAL_USO: u8 = 2;
pub const FALLO_DEL_JUEZ: u8 = 3;

/// Por qué no se puede hacer lo que se pide.
#[derive(Debug, thiserror::Error)]
pub enum PracticaError {
    #[error(transparent)]
    Ejercicio(#[from] EjercicioError),
    #[error(transparent)]
    Progreso(#[from] ProgresoError),
    #[error(transparent)]
    Taller(#[from] taller::TallerError),
    #[error("no existe el fichero «{}»: ¿está bien escrito?", shared::foreign::printable(.0))]
    SinFichero(PathBuf),
    #[error(
        "todavía no hay nada que {0}: con `cargo practica {1}` se pone el fichero de partida"
    )]
    SinEmpezar(&'static str, String),
    #[error("{0}")]
    MalUso(String),
}

pub fn atiende(pedido: &Pedido) -> ExitCode {
    sin_lector::acaba();
    match hace(pedido) {
        Ok(codigo) => codigo,
        Err(error) => {
            eprintln!("{}", ancho::parte(&format!("Error: {error}")));
            ExitCode::from(MAL_USO)
        }
    }
}

fn hace(pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    let palabras: Vec<&str> = pedido.palabras.iter().map(String::as_str).collect();
    match palabras[..] {
        [] => lista::todos(),
        ["siguiente"] => camino::siguiente(pedido),
        ["pista", nombre] => ayudas::pista(nombre),
        ["solucion" | "solución", nombre] => ayudas::solucion(nombre, pedido),
        ["reinicia", nombre] => ayudas::reinicia(nombre, pedido),
        ["vigila", nombre] => vigila::vigila(nombre, pedido),
        ["exporta", fichero] => traslada::exporta(fichero),
        ["importa", fichero] => traslada::importa(fichero),
        // Para las pruebas y para quien escribe ejercicios: el fichero de partida.
        ["inicio", nombre] => ayudas::inicio(nombre, pedido),
        // Para el libro: la tabla de todos.
        ["indice"] => indice::todos(),
        [orden @ ("pista" | "solucion" | "solución" | "reinicia" | "vigila")] => {
            falta(&format!(
                "detrás de «{orden}» falta el ejercicio, como en `cargo practica {orden} lock`"
            ))
        }
        [orden @ ("exporta" | "importa")] => falta(&format!(
            "detrás de «{orden}» falta el fichero, como en `cargo practica {orden} progreso.json`"
        )),
        [nombre] => match &pedido.fichero {
            Some(fichero) => juzga::fichero(nombre, fichero, pedido),
            None => camino::empieza_o_juzga(nombre, pedido),
        },
        _ => falta(
            "sobra algo: se pide un ejercicio cada vez, como en `cargo practica lock`",
        ),
    }
}

fn falta(que: &str) -> Result<ExitCode, PracticaError> {
    Err(PracticaError::MalUso(que.to_owned()))
}
