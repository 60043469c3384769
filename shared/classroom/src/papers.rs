//! Las carpetas en las que cada ejecución deja su dibujo. Su nombre dice de qué servidor son: si lo matan, las borra el
//! siguiente.

use std::path::Path;
use std::{fs, io, process};

use tempfile::TempDir;

const PREFIX: &str = "cuaderno-clase-";

pub fn folder() -> io::Result<TempDir> {
    tempfile::Builder::new().prefix(&format!("{PREFIX}{}-", process::id())).tempdir()
}

/// Borra las de los servidores que ya no existen. Si no puede, no importa.
pub fn forget_the_dead() {
    for entry in fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let owner =
            name.strip_prefix(PREFIX).and_then(|rest| rest.split('-').next()?.parse::<u32>().ok());
        if owner.is_some_and(|owner| !Path::new(&format!("/proc/{owner}")).exists()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
