//! Juzgar un fichero cualquiera, sin apuntar nada: para otros programas.

use std::path::Path;
use std::process::ExitCode;

use super::juzga::{dice, juzga};
use super::opciones::Pedido;
use super::{PracticaError, aislado};
use crate::ejercicio::busca;
use crate::lenguaje::Lenguaje;

/// # Errors
/// Si no hay tal ejercicio, o el fichero no se puede leer.
pub fn fichero(
    nombre: &str,
    fichero: &Path,
    pedido: &Pedido,
) -> Result<ExitCode, PracticaError> {
    let ejercicio = busca(nombre)?;
    let lenguaje = pedido
        .lenguaje
        .or_else(|| de_extension(fichero))
        .unwrap_or(Lenguaje::Python);
    // Que el ejercicio esté en ese lenguaje se sabe antes de mirar el fichero.
    ejercicio.solucion(lenguaje)?;
    if pedido.aislado {
        return aislado::juzga(&ejercicio, lenguaje, fichero, pedido);
    }
    if !fichero.exists() {
        return Err(PracticaError::SinFichero(fichero.to_owned()));
    }
    if !fichero.is_file() {
        return Err(PracticaError::NoEsFichero(fichero.to_owned()));
    }
    let veredicto = juzga(&ejercicio, lenguaje, fichero, pedido.semilla);
    Ok(dice(&ejercicio, lenguaje, &veredicto, pedido))
}

fn de_extension(fichero: &Path) -> Option<Lenguaje> {
    let extension = fichero.extension()?;
    Lenguaje::TODOS.into_iter().find(|lenguaje| extension == lenguaje.extension())
}
