//! Escribir un fichero entero: o está todo lo nuevo, o está lo de antes.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Lo escribe junto a su destino, con otro nombre y con los permisos de cualquier fichero nuevo. Falta ponerlo en su
/// sitio, con `persist`. Se escribe en el propio `File`, que da los errores del sistema tal cual.
pub fn prepara(destino: &Path, texto: &[u8]) -> io::Result<NamedTempFile> {
    let carpeta = match destino.parent() {
        Some(carpeta) if carpeta != Path::new("") => carpeta,
        _ => Path::new("."),
    };
    let mut fichero = tempfile::Builder::new().make_in(carpeta, |ruta| {
        File::options().write(true).create_new(true).open(ruta)
    })?;
    fichero.as_file_mut().write_all(texto)?;
    fichero.as_file().sync_all()?;
    Ok(fichero)
}
