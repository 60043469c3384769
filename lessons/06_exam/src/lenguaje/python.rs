//! Python: el intérprete de verdad, que `python3` puede ser un guion que lo busca.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, anyhow};

use super::Impedimento;

/// Dice qué intérprete es, y lee el programa sin ejecutarlo: si está mal escrito, se queja y sale con 3.
const PREGUNTA: &str = "
import os, sys, traceback
sys.stdout.buffer.write(os.fsencode(sys.executable))
try:
    compile(open(sys.argv[1], 'rb').read(), sys.argv[1], 'exec')
except (SyntaxError, ValueError) as error:
    traceback.print_exception(type(error), error, None)
    sys.exit(3)
";
const MAL_ESCRITO: i32 = 3;

pub fn prepara(fichero: &Path) -> Result<Vec<OsString>, Impedimento> {
    let salida = Command::new("python3")
        .args(["-I", "-S", "-W", "ignore", "-c", PREGUNTA])
        .arg(fichero)
        .output()
        .context("no se puede ejecutar `python3`: ¿está instalado?")?;
    let queja = String::from_utf8_lossy(&salida.stderr).into_owned();
    if salida.status.code() == Some(MAL_ESCRITO) {
        return Err(Impedimento::NoCompila(queja));
    }
    if !salida.status.success() || salida.stdout.is_empty() {
        return Err(
            anyhow!("`python3` no dice cuál es su intérprete: {queja}").into()
        );
    }
    Ok(vec![OsString::from_vec(salida.stdout), fichero.into()])
}
