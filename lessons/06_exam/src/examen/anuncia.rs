//! Cómo es el examen que empieza, antes de la primera pregunta.

use super::lineas;
use super::papel::Papel;
use super::perfil::{Clase, Perfil};
use crate::ancho;
use crate::juicio::{cuantos, lista};

pub fn examen(papel: &Papel, reloj_sigue: bool) {
    let perfil = &papel.perfil;
    let partes: Vec<String> = perfil
        .partes
        .iter()
        .map(|parte| {
            let que = match parte.clase {
                Clase::Test => {
                    cuantos(parte.cuantas, "pregunta de test", "preguntas de test")
                }
                Clase::Razonada => cuantos(
                    parte.cuantas,
                    "pregunta razonada",
                    "preguntas razonadas",
                ),
                Clase::Programa => cuantos(parte.cuantas, "programa", "programas"),
            };
            format!("{que} ({})", lineas::puntos(parte.puntos))
        })
        .collect();
    let tiempo = match perfil.minutos {
        0 => "sin reloj".to_owned(),
        minutos => cuantos(minutos as usize, "minuto", "minutos"),
    };
    let reloj = match (perfil.minutos, reloj_sigue) {
        (0, _) => "",
        (_, true) => " Si lo cierras, el reloj sigue.",
        (_, false) => " Si lo cierras, el reloj se para.",
    };
    println!(
        "{}",
        ancho::parte(&format!(
            "Examen «{}», {tiempo}: {}.",
            perfil.nombre,
            lista(&partes)
        ))
    );
    println!(
        "{}",
        ancho::parte(&format!(
            "Una de opciones equivocada resta {}; en blanco no resta.{}{reloj}",
            perfil.penalizacion.en_palabras(),
            eliminatorio(perfil),
        ))
    );
    println!(
        "{}\n",
        ancho::parte(&format!("Para repetirlo, añade --semilla {}", papel.semilla))
    );
}

fn eliminatorio(perfil: &Perfil) -> String {
    perfil.eliminatorio.map_or_else(String::new, |minimo| {
        format!(
            " Sin el {} % del test, lo demás no cuenta.",
            (minimo * 100.0).round()
        )
    })
}
