//! El veredicto, dicho a una persona.

use std::io::{self, IsTerminal};
use std::path::Path;

use shared::foreign::printable;
use witness::draw::{Style, terminal};

use super::taller;
use crate::ancho;
use crate::ejercicio::Ejercicio;
use crate::juicio::{Comprobada, Dictamen, Veredicto, errores_sin_decir};
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
        .filter(|_| veredicto.dictamen != Dictamen::Juez)
        .and_then(|fallo| causa(&fallo.texto).or_else(|| causa(&veredicto.errores)))
    {
        println!("\n{}", ancho::parte(&format!("Lo que suele causarlo: {causa}.")));
    }
    let textos = veredicto.comprobadas.iter().map(|una| una.texto.as_str());
    let errores = errores_sin_decir(textos, &veredicto.errores);
    if let (Some(_), Some(errores)) = (fallo, errores) {
        println!("\nEn la salida de errores escribió:\n{}", visible(errores));
    }
    if let Some(registro) = &veredicto.registro {
        let style =
            Style { columns: ancho::columnas(), color: io::stdout().is_terminal() };
        print!("\n{}", terminal(registro, style));
    }
    println!("\n{}", fin(ejercicio, veredicto));
}

/// Lo que trae varias líneas, como una traza, se enseña entero.
pub fn comprobada(una: &Comprobada) {
    let signo = if una.ok { "✔ " } else { "✗ " };
    let (primera, resto) = una.texto.split_once('\n').unwrap_or((&una.texto, ""));
    println!("{}", ancho::parte_tras(signo, &printable(primera)));
    if !resto.is_empty() {
        println!("{}", visible(resto));
    }
}

/// Línea a línea, sin lo que actúa sobre el terminal: lo ha escrito el programa, que puede ser de otro.
fn visible(texto: &str) -> String {
    let visible = |linea: &str| -> String {
        linea.split('\t').map(printable).collect::<Vec<_>>().join("\t")
    };
    texto.lines().map(visible).collect::<Vec<_>>().join("\n")
}

fn fin(ejercicio: &Ejercicio, veredicto: &Veredicto) -> String {
    let nombre = ejercicio.nombre;
    let semilla = veredicto.semilla;
    match veredicto.dictamen {
        Dictamen::Bien => {
            "Está bien. El que viene:  cargo practica siguiente".to_owned()
        }
        Dictamen::Mal => format!(
            "Todavía no: la primera ✗ es lo primero que hay que arreglar.\n\
             Una pista:  cargo practica pista {nombre}\n\
             Para repetir lo mismo, añade:  --semilla {semilla}"
        ),
        Dictamen::Limite => format!(
            "Límite: hubo que cortar la ejecución, y eso también se arregla en tu programa.\n\
             Una pista:  cargo practica pista {nombre}"
        ),
        Dictamen::Juez if veredicto.comprobadas.iter().any(|una| una.ok) => {
            "Fallo del juez: no ha podido comprobarlo todo, y en lo demás no ha visto\nnada mal. No es culpa tuya.".to_owned()
        }
        Dictamen::Juez => {
            "Fallo del juez: no ha podido juzgarlo, y no es culpa tuya.".to_owned()
        }
    }
}
