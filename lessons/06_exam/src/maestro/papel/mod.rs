//! `06_exam papel`: un examen para imprimir, en varios modelos, y su clave aparte.

mod clave;
mod hoja;
mod hueco;
pub mod opciones;
mod pagina;

use std::fs;
use std::path::{Path, PathBuf};

use super::MaestroError;
use crate::ancho;
use crate::banco::Banco;
use crate::examen::Papel;
use crate::salida::{self, SalidaError};
use crate::semilla;
use opciones::Pedido;

/// El mismo examen, con las preguntas y las opciones en otro orden.
struct Modelo {
    letra: char,
    papel: Papel,
}

pub fn papel(pedido: &Pedido) -> Result<(), MaestroError> {
    let banco = super::banco()?;
    let semilla = pedido.semilla.unwrap_or_else(semilla::nueva);
    let papel = Papel::compone(&pedido.perfil, &banco, semilla)?;
    let modelos: Vec<Modelo> =
        pedido.modelos.iter().map(|&letra| modelo(&papel, letra)).collect();
    let paginas = paginas(&banco, &papel, &modelos, &carpeta(pedido)?);
    salida::en_ficheros(&paginas, pedido.si)?;
    for (fichero, _) in &paginas {
        println!("{}", shared::foreign::printable(fichero));
    }
    println!(
        "{}",
        ancho::parte(&format!(
            "Ábrelos en un navegador e imprímelos en A4. El mismo examen, otra vez: --perfil {} --semilla {semilla}",
            pedido.perfil.nombre
        ))
    );
    Ok(())
}

/// Cada letra baraja a su manera, y siempre igual con la misma semilla.
fn modelo(papel: &Papel, letra: char) -> Modelo {
    let semilla = papel.semilla.wrapping_mul(31).wrapping_add(u64::from(letra));
    Modelo { letra, papel: papel.barajado(semilla) }
}

/// Los ficheros, con su nombre: uno por modelo, y la clave.
fn paginas(
    banco: &Banco,
    papel: &Papel,
    modelos: &[Modelo],
    carpeta: &Path,
) -> Vec<(PathBuf, String)> {
    let fichero = |que: &str| {
        carpeta.join(format!(
            "examen-{}-{}-{que}.html",
            papel.perfil.nombre, papel.semilla
        ))
    };
    let mut paginas: Vec<_> = modelos
        .iter()
        .map(|modelo| (fichero(&modelo.letra.to_string()), hoja::escribe(modelo)))
        .collect();
    paginas.push((fichero("clave"), clave::escribe(banco, papel, modelos)));
    paginas
}

/// La que se pide, que se crea si falta, o esta en la que se está.
fn carpeta(pedido: &Pedido) -> Result<PathBuf, SalidaError> {
    let Some(carpeta) = &pedido.carpeta else { return Ok(PathBuf::new()) };
    if carpeta.exists() && !carpeta.is_dir() {
        return Err(SalidaError::NoEsCarpeta(carpeta.clone()));
    }
    fs::create_dir_all(carpeta)
        .map_err(|error| SalidaError::Disco(carpeta.clone(), error))?;
    Ok(carpeta.clone())
}
