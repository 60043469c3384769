//! Lo que queda escrito. Cada fichero aparece entero, o se queda el que había.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::clase::Clase;
use super::entregas::Alumno;
use super::error::CorrigeError;
use super::memoria::{Memoria, huella};
use super::{informe, informe_clase, junit, notas};
use crate::entero::prepara;

const NOTAS: &str = "notas.csv";
const JUNIT: &str = "junit.xml";
const CLASE: &str = "clase.txt";
const ALUMNOS: &str = "alumnos";

/// # Errors
/// Si algo de lo que se va a escribir está ya, y no se escribió aquí tal como está.
pub fn comprueba(
    alumnos: &[Alumno],
    salida: &Path,
    memoria: &Memoria,
) -> Result<(), CorrigeError> {
    let informes = alumnos.iter().map(|alumno| informe_de(&alumno.carpeta));
    let rutas =
        [NOTAS, JUNIT, CLASE].map(PathBuf::from).into_iter().chain(informes);
    let mut rutas = rutas.map(|ruta| salida.join(ruta));
    rutas
        .find(|ruta| memoria.es_ajeno(ruta))
        .map_or(Ok(()), |ruta| Err(CorrigeError::Ajeno(ruta)))
}

/// # Errors
/// Si algo no se puede escribir.
pub fn todo(
    clase: &Clase,
    salida: &Path,
    memoria: &mut Memoria,
) -> Result<(), CorrigeError> {
    let mut ponen = |cual: &Path, bytes: io::Result<Vec<u8>>| {
        let ruta = salida.join(cual);
        let no_se_puede = |error| CorrigeError::Salida(ruta.clone(), error);
        let bytes = bytes.map_err(no_se_puede)?;
        memoria.apunta_escrito(&bytes)?;
        pon(&ruta, &bytes).map_err(no_se_puede)
    };
    ponen(Path::new(NOTAS), notas::csv(clase))?;
    ponen(Path::new(JUNIT), junit::xml(clase))?;
    ponen(Path::new(CLASE), Ok(informe_clase::texto(clase).into_bytes()))?;
    let alumnos = salida.join(ALUMNOS);
    fs::create_dir_all(&alumnos)
        .map_err(|error| CorrigeError::Salida(alumnos.clone(), error))?;
    for alumno in &clase.alumnos {
        let informe = informe::texto(alumno, clase).into_bytes();
        ponen(&informe_de(&alumno.carpeta), Ok(informe))?;
    }
    Ok(())
}

/// En `alumnos`, el nombre de su carpeta y, detrás, `.txt`.
fn informe_de(carpeta: &OsStr) -> PathBuf {
    const MAS_LARGO: usize = 250;
    let mut nombre = carpeta.to_owned();
    if nombre.len() > MAS_LARGO {
        let corto: String =
            carpeta.to_string_lossy().chars().take(MAS_LARGO / 5).collect();
        nombre =
            format!("{corto}-{}", &huella(carpeta.as_encoded_bytes())[..16]).into();
    }
    nombre.push(".txt");
    Path::new(ALUMNOS).join(nombre)
}

fn pon(ruta: &Path, bytes: &[u8]) -> io::Result<()> {
    prepara(ruta, bytes)?.persist(ruta)?;
    Ok(())
}
