//! Los ficheros que hay en una carpeta y en las de dentro.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use shared::errno::describe_chain;
use shared::foreign::printable;
use shared::lesson::{UsageError, counted};

/// La carpeta del cuaderno.
const CUADERNO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// La carpeta, y sus ficheros por orden alfabético. No sigue enlaces, y se salta
/// `.git` y las de caché, como `target`.
pub fn enumerar(
    carpeta: Option<PathBuf>,
) -> Result<(PathBuf, Vec<PathBuf>), UsageError> {
    let carpeta = carpeta.unwrap_or_else(|| PathBuf::from(CUADERNO));
    let mut ficheros = Vec::new();
    let carpeta = fs::canonicalize(&carpeta)
        .and_then(|completa| entrar(&completa, &mut ficheros).map(|()| completa))
        .map_err(|error| {
            let motivo = describe_chain(&error);
            UsageError::new(format!(
                "no se puede leer la carpeta «{}»: {motivo}. Da otra con --carpeta",
                printable(carpeta)
            ))
        })?;
    ficheros.sort();
    Ok((carpeta, ficheros))
}

fn entrar(carpeta: &Path, ficheros: &mut Vec<PathBuf>) -> io::Result<()> {
    for entrada in fs::read_dir(carpeta)? {
        let entrada = entrada?;
        let (tipo, ruta) = (entrada.file_type()?, entrada.path());
        if tipo.is_file() {
            ficheros.push(ruta);
        } else if tipo.is_dir()
            && interesa(&ruta)
            && entrar(&ruta, ficheros).is_err()
        {
            // Se intentará leer como los demás, y se apuntará por qué no se puede.
            ficheros.push(ruta);
        }
    }
    Ok(())
}

/// Las carpetas de caché llevan dentro un fichero `CACHEDIR.TAG`.
fn interesa(carpeta: &Path) -> bool {
    !carpeta.ends_with(".git") && !carpeta.join("CACHEDIR.TAG").exists()
}

/// «3 ficheros».
pub fn ficheros(cuantos: usize) -> String {
    counted(cuantos, "fichero", "ficheros")
}
