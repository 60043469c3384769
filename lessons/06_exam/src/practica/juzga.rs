//! Juzgar un fichero y decir el veredicto, a una persona o a un programa.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;
use serde_json::json;

use super::sin_lector::SoloError;
use super::{FALLO_DEL_JUEZ, PracticaError, TODAVIA_NO, di, taller};
use crate::ejecucion::Carpeta;
use crate::ejercicio::{Ejercicio, busca};
use crate::juicio::{Dictamen, Veredicto};
use crate::lenguaje::{Impedimento, Lenguaje};
use crate::opciones::Pedido;

/// Un fichero cualquiera, sin apuntar nada: para otros programas.
pub fn fichero(
    nombre: &str,
    fichero: &Path,
    pedido: &Pedido,
) -> Result<ExitCode, PracticaError> {
    let ejercicio = busca(nombre)?;
    let lenguaje = pedido
        .lenguaje
        .or_else(|| de_extension(fichero))
        .unwrap_or(Lenguaje::Python);
    // Que el ejercicio esté en ese lenguaje se sabe antes de mirar el fichero.
    ejercicio.solucion(lenguaje)?;
    if !fichero.is_file() {
        return Err(PracticaError::SinFichero(fichero.to_owned()));
    }
    let veredicto = juzga(&ejercicio, lenguaje, fichero, pedido.semilla);
    if pedido.json {
        println!("{}", en_json(&ejercicio, lenguaje, &veredicto));
    } else {
        di::veredicto(&ejercicio, &veredicto);
    }
    Ok(codigo(veredicto.dictamen))
}

fn de_extension(fichero: &Path) -> Option<Lenguaje> {
    let extension = fichero.extension()?;
    Lenguaje::TODOS.into_iter().find(|lenguaje| extension == lenguaje.extension())
}

/// Lo prepara, lo ejecuta y lo juzga. Lo que falle aquí no es culpa de quien responde.
pub fn juzga(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
    fichero: &Path,
    semilla: Option<u64>,
) -> Veredicto {
    let semilla = semilla.unwrap_or_else(semilla_nueva);
    let _solo_error = SoloError::desde_ahora();
    let mut copia = None;
    let mut juicio = || -> Result<Veredicto, Impedimento> {
        let carpeta = Carpeta::nueva()?;
        // Si se guarda otra vez mientras se juzga, todos los casos son de lo mismo.
        let suya = carpeta
            .ruta()
            .join(fichero.file_name().context("el fichero no tiene nombre")?);
        fs::copy(fichero, &suya)?;
        let programa = lenguaje.prepara(copia.insert(suya), carpeta.ruta())?;
        Ok((ejercicio.juez)().juzga(&programa, carpeta.ruta(), semilla)?)
    };
    let mut veredicto = match juicio() {
        Ok(veredicto) => veredicto,
        Err(Impedimento::NoCompila(texto)) => {
            let texto = format!("El programa no compila:\n{}", texto.trim_end());
            Veredicto::no_compila(texto, semilla)
        }
        Err(Impedimento::Juez(error)) => {
            let sin_hacer = (ejercicio.juez)().lo_que_comprueba().join("\n  · ");
            let texto =
                format!("{error:#}.\nNo se ha podido comprobar:\n  · {sin_hacer}");
            Veredicto::fallo_del_juez(texto, semilla)
        }
    };
    if let Some(copia) = copia {
        veredicto.cambia(&copia.display().to_string(), &taller::corta(fichero));
    }
    veredicto
}

/// Cabe sin perder cifras en cualquier lector de JSON.
fn semilla_nueva() -> u64 {
    let ahora = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::from(ahora.subsec_nanos() ^ std::process::id())
}

pub fn codigo(dictamen: Dictamen) -> ExitCode {
    match dictamen {
        Dictamen::Bien => ExitCode::SUCCESS,
        Dictamen::Mal | Dictamen::Limite => ExitCode::from(TODAVIA_NO),
        Dictamen::Juez => ExitCode::from(FALLO_DEL_JUEZ),
    }
}

pub fn en_json(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
    veredicto: &Veredicto,
) -> serde_json::Value {
    let dictamen = match veredicto.dictamen {
        Dictamen::Bien => "right",
        Dictamen::Mal => "wrong",
        Dictamen::Limite => "limit",
        Dictamen::Juez => "judge",
    };
    let checks: Vec<_> = veredicto
        .comprobadas
        .iter()
        .map(|una| json!({"id": una.id, "ok": una.ok, "text": una.texto}))
        .collect();
    json!({
        "exercise": ejercicio.nombre,
        "language": lenguaje.clave(),
        "verdict": dictamen,
        "checks": checks,
        "seed": veredicto.semilla,
    })
}
