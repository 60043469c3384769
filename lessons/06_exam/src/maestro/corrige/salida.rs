//! Dónde se escribe la corrección.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::CorrigeError;
use crate::aislamiento;

/// La que se pide o, si no, una al lado de las entregas. La crea.
///
/// # Errors
/// Si estaría entre las entregas o a la vista de todas, o no se puede escribir en ella.
pub fn elige(
    entregas: &Path,
    pedida: Option<&Path>,
    aislado: bool,
) -> Result<PathBuf, CorrigeError> {
    let salida = match pedida {
        Some(pedida) => pedida.to_owned(),
        None => al_lado(entregas),
    };
    let no_se_puede =
        |error: io::Error| CorrigeError::Salida(salida.clone(), error);
    // Se mira antes de crear nada, y sin fiarse de los enlaces.
    let existente =
        salida.ancestors().find(|ruta| ruta.exists()).unwrap_or(Path::new("."));
    let existente =
        if existente.as_os_str().is_empty() { Path::new(".") } else { existente };
    let de_verdad = existente.canonicalize().map_err(no_se_puede)?;
    if de_verdad.starts_with(entregas) {
        return Err(CorrigeError::SalidaDentro(entregas.to_owned()));
    }
    if aislado && aislamiento::se_ve(&de_verdad) {
        return Err(CorrigeError::EnElSistema(salida));
    }
    if salida.exists() && !salida.is_dir() {
        return Err(CorrigeError::SalidaNoEsCarpeta(salida));
    }
    fs::create_dir_all(&salida).map_err(no_se_puede)?;
    salida.canonicalize().map_err(no_se_puede)
}

fn al_lado(entregas: &Path) -> PathBuf {
    let mut nombre = entregas.file_name().unwrap_or_default().to_owned();
    nombre.push("-correccion");
    entregas.with_file_name(nombre)
}
