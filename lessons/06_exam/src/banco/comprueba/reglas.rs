//! Lo que ha de cumplir cualquier pregunta, sea de la clase que sea.

use std::fs;

use super::{Quejas, prosa};
use crate::banco::programas::lecciones;
use crate::banco::programas::programa;
use crate::banco::{Banco, Pregunta, Respuesta};

/// Los de «Los temas de los exámenes».
pub const TEMAS: std::ops::RangeInclusive<u32> = 1..=37;

pub fn comprueba(banco: &Banco, pregunta: &Pregunta, quejas: &mut Quejas) {
    let de_nombre = |letra: char| {
        letra.is_ascii_lowercase() || letra.is_ascii_digit() || letra == '_'
    };
    quejas.si(
        pregunta.nombre.is_empty() || !pregunta.nombre.chars().all(de_nombre),
        "el nombre lleva solo minúsculas sin acento, cifras y `_`",
    );
    quejas.si(
        !TEMAS.contains(&pregunta.tema),
        format!("no hay ningún tema {}: van del 1 al 37", pregunta.tema),
    );
    quejas.si(
        !hay_paso(&pregunta.paso),
        format!(
            "no hay ningún paso «{}»: se escribe como «03 cuantos»",
            pregunta.paso
        ),
    );
    for paso in &pregunta.otros_pasos {
        quejas.si(!hay_paso(paso), format!("no hay ningún paso «{paso}»"));
    }
    for ruta in &pregunta.programas {
        if let Err(por_que) = programa(ruta) {
            quejas.di(format!("no se puede enseñar {ruta}: {por_que}"));
        }
    }
    if let Some(capitulo) = &pregunta.capitulo {
        quejas.si(
            course::find(capitulo).is_none(),
            format!("no hay ningún capítulo «{capitulo}»"),
        );
    }
    for error in pregunta.errores() {
        quejas.si(
            banco.error(error).is_none(),
            format!("no hay ningún error «{error}» en `errores.toml`"),
        );
    }
    quejas.si(pregunta.enunciado.trim().is_empty(), "falta el enunciado");
    quejas.si(pregunta.explicacion.trim().is_empty(), "falta la explicación");
    for (que, texto) in prosas(pregunta) {
        if let Err(por_que) = prosa::comprueba(texto) {
            quejas.di(format!("{que}: {por_que}"));
        }
    }
}

/// Los textos que se enseñan como Markdown, y qué es cada uno.
fn prosas(pregunta: &Pregunta) -> Vec<(&'static str, &str)> {
    let mut prosas = vec![
        ("el enunciado", pregunta.enunciado.as_str()),
        ("la explicación", &pregunta.explicacion),
    ];
    match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
            prosas.extend(
                opciones.iter().map(|opcion| ("una opción", opcion.texto.as_str())),
            );
        }
        Respuesta::Razonada(rubrica) => {
            prosas.extend(
                rubrica.iter().map(|punto| ("la rúbrica", punto.texto.as_str())),
            );
        }
        _ => {}
    }
    prosas
}

/// Si la lección con ese número tiene ese paso: `03 cuantos`.
pub fn hay_paso(paso: &str) -> bool {
    let Some((numero, nombre)) = paso.split_once(' ') else { return false };
    let carpetas = fs::read_dir(lecciones()).into_iter().flatten().flatten();
    let suyas = carpetas.filter(|carpeta| {
        carpeta.file_name().to_string_lossy().split('_').next() == Some(numero)
    });
    let de_palabra = |letra: char| letra.is_ascii_alphanumeric() || letra == '_';
    nombre.chars().all(de_palabra)
        && nombre != "main"
        && suyas.into_iter().any(|carpeta| {
            carpeta.path().join("src").join(format!("{nombre}.rs")).is_file()
        })
}
