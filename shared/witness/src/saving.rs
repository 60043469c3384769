//! Los ficheros que se escriben al acabar: antes de mirar nada se comprueba que se pueden escribir.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Un fichero en el que no se puede escribir, y por qué.
#[derive(Debug)]
pub struct CannotWrite(PathBuf, io::Error);

/// Lo crea si no está, y si está no lo cambia: quien ha esperado a que todo acabe no ha de perderlo.
pub fn check(file: &Path) -> Result<(), CannotWrite> {
    let opened = File::options().create(true).append(true).open(file);
    opened.map(drop).map_err(|error| CannotWrite(file.to_owned(), error))
}

pub fn save(file: &Path, content: &[u8]) -> Result<(), CannotWrite> {
    fs::write(file, content).map_err(|error| CannotWrite(file.to_owned(), error))
}

impl fmt::Display for CannotWrite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(file, error) = self;
        let reason = match error.kind() {
            ErrorKind::NotFound => "no existe esa carpeta",
            ErrorKind::PermissionDenied => "no tienes permiso",
            ErrorKind::IsADirectory => "es una carpeta",
            ErrorKind::NotADirectory => "una parte de la ruta no es una carpeta",
            ErrorKind::ReadOnlyFilesystem => "el sistema de ficheros es de solo lectura",
            ErrorKind::StorageFull => "no queda espacio en el disco",
            _ => return write!(f, "no se puede escribir en {}: {error}", file.display()),
        };
        write!(f, "no se puede escribir en {}: {reason}", file.display())
    }
}
