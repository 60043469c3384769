//! Lo que se escribe en ficheros, que están enteros o no están.

use std::io;
use std::path::{Path, PathBuf};

use shared::errno::describe_chain;
use shared::foreign::printable;

use crate::entero::prepara;

#[derive(Debug, thiserror::Error)]
pub enum SalidaError {
    #[error("«{}» ya existe: para sustituirlo, añade «--si»", printable(.0))]
    YaExiste(PathBuf),
    #[error("«{}» no es un fichero: di otro nombre", printable(.0))]
    NoEsFichero(PathBuf),
    #[error("«{}» no es una carpeta: di otro nombre", printable(.0))]
    NoEsCarpeta(PathBuf),
    #[error("no se puede escribir «{}»: {}", printable(.0), describe_chain(.1))]
    Disco(PathBuf, io::Error),
}

/// En esos ficheros. Hasta que todos caben enteros, no se toca ninguno.
pub fn en_ficheros(
    textos: &[(PathBuf, String)],
    sustituye: bool,
) -> Result<(), SalidaError> {
    let mut escritos = Vec::new();
    for (ruta, _) in textos {
        comprueba(ruta, sustituye)?;
    }
    for (ruta, texto) in textos {
        // Si es un enlace, se escribe en aquello a lo que lleva.
        let destino = ruta.canonicalize().unwrap_or_else(|_| ruta.clone());
        let escrito = prepara(&destino, texto.as_bytes())
            .map_err(|error| SalidaError::Disco(ruta.clone(), error))?;
        escritos.push((ruta, destino, escrito));
    }
    for (ruta, destino, escrito) in escritos {
        let puesto = if sustituye {
            escrito.persist(destino)
        } else {
            escrito.persist_noclobber(destino)
        };
        puesto.map_err(|error| SalidaError::Disco(ruta.clone(), error.error))?;
    }
    Ok(())
}

fn comprueba(ruta: &Path, sustituye: bool) -> Result<(), SalidaError> {
    match ruta.metadata() {
        Ok(hay) if !hay.is_file() => Err(SalidaError::NoEsFichero(ruta.to_owned())),
        Ok(_) if !sustituye => Err(SalidaError::YaExiste(ruta.to_owned())),
        _ => Ok(()),
    }
}
