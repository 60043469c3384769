//! Python: el intérprete de verdad, que `python3` puede ser un guion que lo busca.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::Command;

use anyhow::anyhow;

use super::Impedimento;
use crate::aislamiento;
use crate::python::interprete;
use crate::sin_programa::sin_ejecutar;

/// Dice qué intérprete es, y lee el programa sin ejecutarlo: si está mal escrito, se queja y sale con 3.
const PREGUNTA: &str = "
import os, sys, traceback
sys.stdout.buffer.write(os.fsencode(sys.executable))
sys.stdout.buffer.flush()
try:
    compile(open(sys.argv[1], 'rb').read(), sys.argv[1], 'exec')
except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
    traceback.print_exception(type(error), error, None)
    sys.exit(3)
";
const MAL_ESCRITO: i32 = 3;

pub fn prepara(fichero: &Path) -> Result<Vec<OsString>, Impedimento> {
    let mut orden = Command::new(interprete());
    orden.args(["-I", "-S", "-W", "ignore", "-c", PREGUNTA]).arg(fichero);
    aislamiento::limita(&mut orden);
    let salida =
        orden.output().map_err(|error| anyhow!(sin_ejecutar("python3", error)))?;
    let queja = String::from_utf8_lossy(&salida.stderr).into_owned();
    if salida.status.code() == Some(MAL_ESCRITO) {
        return Err(Impedimento::NoCompila(queja));
    }
    if !salida.stdout.is_empty() && salida.status.code().is_none() {
        return Err(Impedimento::NoCompila(
            "Python no puede con este programa: se cayó al leerlo".to_owned(),
        ));
    }
    if !salida.status.success() || salida.stdout.is_empty() {
        return Err(
            anyhow!("`python3` no dice cuál es su intérprete: {queja}").into()
        );
    }
    Ok(vec![OsString::from_vec(salida.stdout), fichero.into()])
}
