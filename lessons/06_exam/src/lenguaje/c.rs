//! C: con `cc` y los avisos puestos.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use super::{Impedimento, compila};

pub fn prepara(
    fichero: &Path,
    carpeta: &Path,
) -> Result<Vec<OsString>, Impedimento> {
    let programa = carpeta.join("programa");
    let mut orden = Command::new("cc");
    orden
        .args(["-Wall", "-pthread", "-o"])
        .arg(&programa)
        .args(["-x", "c"])
        .arg(fichero);
    compila(orden)?;
    Ok(vec![programa.into()])
}
