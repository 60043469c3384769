//! Juzgar un fichero y decir el veredicto, a una persona o a un programa.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::json;
use witness::draw::{Style, terminal};

use super::{FALLO_DEL_JUEZ, PracticaError, TODAVIA_NO};
use crate::ejercicio::{Ejercicio, busca};
use crate::juicio::{Dictamen, Veredicto};
use crate::lenguaje::{Impedimento, Lenguaje, causa};
use crate::opciones::Pedido;

pub fn fichero(nombre: &str, pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    let ejercicio = busca(nombre)?;
    let lenguaje = pedido.lenguaje.unwrap_or(Lenguaje::Python);
    // Que el ejercicio esté en ese lenguaje se sabe antes de mirar el fichero.
    ejercicio.solucion(lenguaje)?;
    let Some(fichero) = &pedido.fichero else {
        return Err(PracticaError::MalUso(
            "falta «--fichero» con lo que hay que juzgar".to_owned(),
        ));
    };
    if !fichero.is_file() {
        let fichero = shared::foreign::printable(fichero);
        return Err(PracticaError::MalUso(format!(
            "no existe el fichero «{fichero}»"
        )));
    }
    let veredicto = juzga(
        &ejercicio,
        lenguaje,
        fichero,
        pedido.semilla.unwrap_or_else(semilla_nueva),
    );
    if pedido.json {
        println!("{}", en_json(&ejercicio, lenguaje, &veredicto));
    } else {
        en_palabras(&veredicto);
    }
    Ok(codigo(veredicto.dictamen))
}

/// Lo prepara, lo ejecuta y lo juzga. Lo que falle aquí no es culpa de quien responde.
pub fn juzga(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
    fichero: &Path,
    semilla: u64,
) -> Veredicto {
    let juicio = || -> Result<Veredicto, Impedimento> {
        let carpeta = tempfile::tempdir()?;
        let fichero = fichero.canonicalize()?;
        let programa = lenguaje.prepara(&fichero, carpeta.path())?;
        Ok((ejercicio.juez)().juzga(&programa, semilla)?)
    };
    match juicio() {
        Ok(veredicto) => veredicto,
        Err(Impedimento::NoCompila(texto)) => {
            let texto =
                format!("El programa no se puede construir:\n{}", texto.trim_end());
            Veredicto::no_compila(texto, semilla)
        }
        Err(Impedimento::Juez(error)) => {
            Veredicto::fallo_del_juez(format!("{error:#}"), semilla)
        }
    }
}

/// Cabe sin perder cifras en cualquier lector de JSON.
fn semilla_nueva() -> u64 {
    let ahora = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::from(ahora.subsec_nanos() ^ std::process::id())
}

fn codigo(dictamen: Dictamen) -> ExitCode {
    match dictamen {
        Dictamen::Bien => ExitCode::SUCCESS,
        Dictamen::Mal | Dictamen::Limite => ExitCode::from(TODAVIA_NO),
        Dictamen::Juez => ExitCode::from(FALLO_DEL_JUEZ),
    }
}

fn en_json(
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

fn en_palabras(veredicto: &Veredicto) {
    for una in &veredicto.comprobadas {
        println!("{} {}", if una.ok { '✔' } else { '✗' }, una.texto);
    }
    if let Some(causa) = veredicto
        .primer_fallo()
        .and_then(|fallo| causa(&fallo.texto).or_else(|| causa(&veredicto.errores)))
    {
        println!("\nLo que suele causarlo: {causa}.");
    }
    if let Some(registro) = &veredicto.registro {
        let style = Style { columns: 80, color: std::io::stdout().is_terminal() };
        println!("\n{}", terminal(registro, style));
    }
    println!(
        "{}",
        match veredicto.dictamen {
            Dictamen::Bien => "Está bien.",
            Dictamen::Mal => "Todavía no: mira el primer ✗.",
            Dictamen::Limite => "Todavía no: hubo que cortar la ejecución.",
            Dictamen::Juez => "El juez no ha podido juzgarlo: no es culpa tuya.",
        }
    );
}
