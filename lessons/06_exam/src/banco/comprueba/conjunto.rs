//! Lo que ha de cumplir el banco entero.

use super::Quejas;
use super::reglas::{TEMAS, hay_paso};
use crate::banco::{Banco, Pregunta, Respuesta};

/// Al menos tantas de cada tema.
const POR_TEMA: usize = 4;
const EN_TOTAL: usize = 200;
/// Al menos tantas delatan cada error, para que elegirlo lleve a otra. Los de las generadas tienen las suyas, que no se
/// acaban.
const POR_ERROR: usize = 2;
/// De las opciones equivocadas de `una`, las que dicen qué error lleva a ellas, en tanto por ciento.
const CON_ERROR: usize = 60;

pub fn comprueba(banco: &Banco) -> Vec<String> {
    let mut quejas = Quejas::default();
    let hay = banco.preguntas.len();
    quejas.si(
        hay < EN_TOTAL,
        format!("hay {hay} preguntas, y han de ser {EN_TOTAL} o más"),
    );
    for tema in TEMAS {
        let suyas = banco.preguntas.iter().filter(|una| una.tema == tema).count();
        quejas.si(
            suyas < POR_TEMA,
            format!("del tema {tema} hay {suyas}, y han de ser {POR_TEMA} o más"),
        );
    }
    for (nombre, error) in &banco.errores {
        let lo_delata = |una: &&Pregunta| una.errores().any(|suyo| suyo == nombre);
        let delatan = banco.preguntas.iter().filter(lo_delata).count();
        quejas.si(
            delatan < POR_ERROR && !error.generadas,
            format!("las preguntas que delatan el error «{nombre}» son {delatan}, y han de ser {POR_ERROR} o más"),
        );
        if let Some(paso) = &error.paso {
            quejas.si(
                !hay_paso(paso),
                format!(
                    "el error «{nombre}» lleva al paso «{paso}», que no existe"
                ),
            );
        }
        let frase = error.frase.trim();
        quejas.si(
            frase.is_empty() || frase.ends_with('.'),
            format!(
                "la frase del error «{nombre}» completa otra: ni vacía ni con punto"
            ),
        );
        if let Err(por_que) = super::prosa::comprueba(frase) {
            quejas.di(format!("la frase del error «{nombre}»: {por_que}"));
        }
    }
    let equivocadas: Vec<_> = banco
        .preguntas
        .iter()
        .filter_map(|una| match &una.respuesta {
            Respuesta::Una(opciones) => Some(opciones),
            _ => None,
        })
        .flatten()
        .filter(|opcion| !opcion.correcta)
        .collect();
    let con_error =
        equivocadas.iter().filter(|opcion| opcion.error.is_some()).count();
    quejas.si(
        con_error * 100 < equivocadas.len() * CON_ERROR,
        format!("opciones equivocadas con su error: {con_error} de {}, y ha de llevarlo el {CON_ERROR} %", equivocadas.len()),
    );
    quejas.dichas()
}
