//! Juzgar un fichero y decir el veredicto, a una persona o a un programa.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use serde_json::json;
use shared::errno::describe_chain;

use super::opciones::Pedido;
use super::{FALLO_DEL_JUEZ, TODAVIA_NO, di, taller};
use crate::aislamiento;
use crate::ejecucion::{Carpeta, SinPtrace};
use crate::ejercicio::Ejercicio;
use crate::juicio::{Dictamen, Veredicto};
use crate::lenguaje::{Impedimento, Lenguaje, NO_COMPILA};
use crate::semilla;
use crate::sin_lector::SoloError;

/// El veredicto, como se haya pedido, y el código con el que se acaba.
pub fn dice(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
    veredicto: &Veredicto,
    pedido: &Pedido,
) -> ExitCode {
    if pedido.json {
        println!("{}", en_json(ejercicio, lenguaje, veredicto));
    } else {
        di::veredicto(ejercicio, veredicto);
    }
    ExitCode::from(codigo(veredicto.dictamen))
}

/// Lo prepara, lo ejecuta y lo juzga. Lo que falle aquí no es culpa de quien responde.
pub fn juzga(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
    fichero: &Path,
    semilla: Option<u64>,
) -> Veredicto {
    let semilla = semilla.unwrap_or_else(semilla::nueva);
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
        let juez = (ejercicio.juez)();
        match juez.juzga(&programa, carpeta.ruta(), semilla) {
            Err(error) if error.is::<SinPtrace>() => {
                let falta = no_se_pudo(&error, &juez.necesita_ptrace());
                let juez = juez.en_parte();
                let en_parte = juez.juzga(&programa, carpeta.ruta(), semilla)?;
                Ok(en_parte.en_parte(falta))
            }
            juzgado => Ok(juzgado?),
        }
    };
    let mut veredicto = match juicio() {
        Ok(veredicto) => veredicto,
        Err(Impedimento::NoCompila(texto)) => {
            let texto = format!("{NO_COMPILA}{}", texto.trim_end());
            Veredicto::no_compila(texto, semilla)
        }
        Err(Impedimento::Juez(_)) if aislamiento::esta_lleno() => {
            let texto =
                "Se cortó porque llenó el espacio que tenía para sus ficheros"
                    .to_owned();
            Veredicto::limite(texto, semilla)
        }
        Err(Impedimento::Juez(error)) => {
            Veredicto::fallo_del_juez(describe_chain(error.as_ref()), semilla)
        }
    };
    if let Some(copia) = copia {
        veredicto.cambia(&copia.display().to_string(), &taller::corta(fichero));
    }
    veredicto
}

fn no_se_pudo(error: &anyhow::Error, que: &[&str]) -> String {
    format!("{error:#}.\nNo se ha podido comprobar:\n  · {}", que.join("\n  · "))
}

pub fn codigo(dictamen: Dictamen) -> u8 {
    match dictamen {
        Dictamen::Bien => 0,
        Dictamen::Mal | Dictamen::Limite => TODAVIA_NO,
        Dictamen::Juez => FALLO_DEL_JUEZ,
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
        "stderr": veredicto.errores,
        "seed": veredicto.semilla,
    })
}
