//! `cargo practica`: el camino del alumno, de la lista de ejercicios al veredicto.

mod aislado;
mod ayudas;
mod camino;
pub mod di;
pub mod indice;
pub mod juzga;
mod lista;
mod opciones;
mod suelto;
pub mod taller;
mod teclas;
mod traslada;
mod vigila;

use std::path::PathBuf;
use std::process::ExitCode;

use opciones::{Pedido, Que};
use shared::errno::CannotStart;

use crate::aislamiento::Ilegible;
use crate::ejercicio::EjercicioError;
use crate::opciones::{Argumentos, no_se_puede};
use crate::progreso::ProgresoError;
use crate::salida::SalidaError;

pub const TODAVIA_NO: u8 = 1;
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
    #[error(transparent)]
    Salida(#[from] SalidaError),
    #[error("no se puede juzgar a la vez que se atiende al teclado: {0}")]
    SinHilo(#[from] CannotStart),
    #[error("no existe el fichero «{}»: ¿está bien escrito?", shared::foreign::printable(.0))]
    SinFichero(PathBuf),
    #[error("«{}» no es un fichero: se juzga el programa, que es uno", shared::foreign::printable(.0))]
    NoEsFichero(PathBuf),
    #[error(
        "todavía no hay nada que {0}: con `cargo practica {1}` se pone el fichero de partida"
    )]
    SinEmpezar(&'static str, String),
    #[error("«{}» no se puede juzgar: {porque}", shared::foreign::printable(.fichero))]
    Ilegible { fichero: PathBuf, porque: Ilegible },
    #[error("{0}")]
    MalUso(String),
}

pub fn main(argumentos: Argumentos) -> ExitCode {
    crate::sin_lector::acaba();
    let pedido = match argumentos.entiende(&opciones::PARTE, opciones::lee) {
        Ok(pedido) => pedido,
        Err(codigo) => return codigo,
    };
    hace(&pedido).unwrap_or_else(|error| no_se_puede(&error))
}

fn hace(pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    match &pedido.que {
        Que::Lista => lista::todos(),
        Que::Siguiente => camino::siguiente(pedido),
        Que::Ejercicio(nombre) => camino::empieza_o_juzga(nombre, pedido),
        Que::Fichero(nombre, fichero) => suelto::fichero(nombre, fichero, pedido),
        Que::Pista(nombre) => ayudas::pista(nombre),
        Que::Solucion(nombre) => ayudas::solucion(nombre, pedido),
        Que::Reinicia(nombre) => ayudas::reinicia(nombre, pedido),
        Que::Vigila(nombre) => vigila::vigila(nombre, pedido),
        Que::Exporta(fichero) => traslada::exporta(fichero, pedido),
        Que::Importa(fichero) => traslada::importa(fichero),
        Que::Inicio(nombre) => ayudas::inicio(nombre, pedido),
        Que::Indice => indice::todos(),
    }
}
