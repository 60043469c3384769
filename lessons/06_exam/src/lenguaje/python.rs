//! Python: el intérprete de verdad, que `python3` puede ser un guion que lo busca.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, anyhow};

use super::Impedimento;

pub fn prepara(fichero: &Path) -> Result<Vec<OsString>, Impedimento> {
    let pregunta =
        "import sys, os; sys.stdout.buffer.write(os.fsencode(sys.executable))";
    let salida = Command::new("python3")
        .args(["-I", "-S", "-c", pregunta])
        .output()
        .context("no se puede ejecutar `python3`: ¿está instalado?")?;
    if !salida.status.success() || salida.stdout.is_empty() {
        let queja = String::from_utf8_lossy(&salida.stderr).into_owned();
        return Err(
            anyhow!("`python3` no dice cuál es su intérprete: {queja}").into()
        );
    }
    Ok(vec![OsString::from_vec(salida.stdout), fichero.into()])
}
