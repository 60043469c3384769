//! `cargo examen`: un examen de prueba como los de verdad, con su reloj y su nota.

mod anuncia;
mod corrige;
mod delata;
mod empieza;
mod entrada;
mod escribe;
mod fechas;
mod historia;
mod lineas;
pub mod nota;
pub mod opciones;
mod pantalla;
pub mod papel;
mod penalizacion;
pub mod perfil;
mod plan;
mod programa;
pub mod repaso;
pub mod sesion;
mod temas;

use std::io;
use std::process::ExitCode;

pub use papel::{Cuestion, Papel, PapelError, Programa, Que};
pub use penalizacion::Penalizacion;
pub use perfil::{Clase, Perfil};

use crate::banco::BancoError;
use crate::ejercicio::EjercicioError;
use crate::estado::EstadoError;
use crate::opciones::{Argumentos, no_se_puede};
use crate::practica::taller;
use crate::progreso::ProgresoError;
use opciones::Pedido;

/// Cómo se sale del examen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fin {
    /// Se acabó: toca corregirlo.
    Entregada,
    /// Queda guardado para seguir otro rato.
    Aplazada,
    /// Lo ha cortado una señal, o el terminal ya no está. Queda guardado; se acaba con este código y sin decir nada.
    Cortada(u8),
}

/// Por qué no se puede hacer lo que se pide.
#[derive(Debug, thiserror::Error)]
pub enum ExamenError {
    #[error(transparent)]
    Banco(#[from] BancoError),
    #[error(transparent)]
    Papel(#[from] PapelError),
    #[error(transparent)]
    Estado(#[from] EstadoError),
    #[error(transparent)]
    Progreso(#[from] ProgresoError),
    #[error(transparent)]
    Ejercicio(#[from] EjercicioError),
    #[error(transparent)]
    Taller(#[from] taller::TallerError),
    #[error("el terminal no responde: {0}. Prueba con `cargo examen --lineas`")]
    Terminal(io::Error),
    #[error("{0}")]
    MalUso(String),
}

pub fn main(argumentos: Argumentos) -> ExitCode {
    crate::sin_lector::acaba();
    let pedido = match argumentos.entiende(&opciones::PARTE, opciones::lee) {
        Ok(pedido) => pedido,
        Err(codigo) => return codigo,
    };
    let hecho = match pedido {
        Pedido::Examen(pedido) => empieza::examen(&pedido),
        Pedido::Repaso(pedido) => repaso::repasa(&pedido),
        Pedido::Historial => historia::ensena(),
        Pedido::Plan(fecha) => plan::ensena(fecha),
    };
    hecho.unwrap_or_else(|error| no_se_puede(&error))
}
