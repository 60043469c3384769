//! El veredicto, dicho a una persona.

use std::io::{self, IsTerminal};
use std::path::Path;

use witness::draw::{Style, terminal};

use super::{ancho, taller};
use crate::ejercicio::Ejercicio;
use crate::juicio::{Comprobada, Dictamen, Veredicto};
use crate::lenguaje::causa;

/// Puede tardar unos segundos: quien mira sabe que algo pasa.
pub fn que_se_juzga(respuesta: &Path) {
    if io::stdout().is_terminal() {
        println!("Juzgando {}…\n", taller::corta(respuesta));
    }
}

pub fn veredicto(ejercicio: &Ejercicio, veredicto: &Veredicto) {
    for una in &veredicto.comprobadas {
        comprobada(una);
    }
    let fallo = veredicto.primer_fallo();
    if let Some(causa) = fallo
        .and_then(|fallo| causa(&fallo.texto).or_else(|| causa(&veredicto.errores)))
    {
        println!("\n{}", ancho::parte(&format!("Lo que suele causarlo: {causa}.")));
    }
    // Si ya está en el texto de la comprobación, no se repite.
    let errores = veredicto.errores.trim();
    if !errores.is_empty()
        && fallo.is_some_and(|fallo| !fallo.texto.contains(errores))
    {
        println!("\nEn la salida de errores escribió:\n{errores}");
    }
    if let Some(registro) = &veredicto.registro {
        let style =
            Style { columns: ancho::columnas(), color: io::stdout().is_terminal() };
        print!("\n{}", terminal(registro, style));
    }
    println!("\n{}", fin(ejercicio, veredicto));
}

/// Lo que trae varias líneas, como una traza, se enseña entero y tal cual.
fn comprobada(una: &Comprobada) {
    let signo = if una.ok { "✔ " } else { "✗ " };
    let (primera, resto) = una.texto.split_once('\n').unwrap_or((&una.texto, ""));
    println!("{}", ancho::parte_tras(signo, primera));
    if !resto.is_empty() {
        println!("{resto}");
    }
}

fn fin(ejercicio: &Ejercicio, veredicto: &Veredicto) -> String {
    let nombre = ejercicio.nombre;
    let semilla = veredicto.semilla;
    match veredicto.dictamen {
        Dictamen::Bien => {
            "Está bien. El que viene:  cargo practica siguiente".to_owned()
        }
        Dictamen::Mal => format!(
            "Todavía no: el primer ✗ es lo primero que hay que arreglar.\n\
             Una pista:  cargo practica pista {nombre}\n\
             Para repetir lo mismo, añade:  --semilla {semilla}"
        ),
        Dictamen::Limite => format!(
            "Límite: hubo que cortar la ejecución, y eso también se arregla en tu programa.\n\
             Una pista:  cargo practica pista {nombre}"
        ),
        Dictamen::Juez => {
            "Fallo del juez: no ha podido juzgarlo, y no es culpa tuya.".to_owned()
        }
    }
}
