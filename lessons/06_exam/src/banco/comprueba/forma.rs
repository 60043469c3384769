//! Que la respuesta tenga la forma de las de su clase.

use std::collections::BTreeSet;

use super::{Quejas, codigo, no_vacios};
use crate::banco::{Arbol, Mide, Opcion, Pregunta, Respuesta, Rubrica};
use crate::juicio::cuantos;

pub fn comprueba(pregunta: &Pregunta, quejas: &mut Quejas) {
    let suyo = pregunta.codigo.as_ref();
    match &pregunta.respuesta {
        Respuesta::Una(todas) => {
            opciones(todas, quejas);
            sin_lugar(&pregunta.explicacion, quejas);
            let buenas = todas.iter().filter(|una| una.correcta).count();
            quejas.si(
                buenas != 1,
                format!(
                    "en `una` hay {buenas} opciones correctas, y ha de haber una"
                ),
            );
        }
        Respuesta::Varias(todas) => {
            opciones(todas, quejas);
            sin_lugar(&pregunta.explicacion, quejas);
            let hay = |buena: bool| todas.iter().any(|una| una.correcta == buena);
            quejas.si(!hay(true) || !hay(false), "en `varias` ha de haber alguna opción correcta y alguna que no lo sea");
        }
        Respuesta::Numero { .. } => {}
        Respuesta::Texto { validas, .. } => no_vacios("validas", validas, quejas),
        Respuesta::Ordena(lineas) => codigo::ordena(lineas, suyo, quejas),
        Respuesta::Huecos(huecos) => codigo::huecos(huecos, suyo, quejas),
        Respuesta::Linea { validas, .. } => codigo::linea(validas, suyo, quejas),
        Respuesta::Arbol(arbol) => match Arbol::lee(arbol) {
            Err(que) => quejas.di(format!("el árbol no se entiende: {que}")),
            Ok(arbol) => quejas.si(
                mas_hijos(&arbol) > HIJOS,
                format!("en el árbol hay quien tiene más de {HIJOS} hijos"),
            ),
        },
        Respuesta::Posible { salida, .. } => {
            quejas.si(salida.trim().is_empty(), "`posible` necesita una `salida`");
            quejas.si(suyo.is_none(), "`posible` necesita un `codigo`");
            let mide = suyo.and_then(|codigo| codigo.mide);
            quejas.si(
                !matches!(mide, None | Some(Mide::Salidas | Mide::Salida)),
                "`posible` se mide con «salidas»",
            );
        }
        Respuesta::Razonada(rubrica) => razonada(rubrica, quejas),
    }
}

/// Comparar dos árboles cuesta el doble por cada hijo más.
const HIJOS: usize = 8;

fn mas_hijos(arbol: &Arbol) -> usize {
    let de_los_hijos = arbol.hijos().iter().map(mas_hijos).max().unwrap_or(0);
    de_los_hijos.max(arbol.hijos().len())
}

fn opciones(todas: &[Opcion], quejas: &mut Quejas) {
    quejas.si(
        !(2..=5).contains(&todas.len()),
        format!(
            "hay {}, y han de ser de 2 a 5",
            cuantos(todas.len(), "opción", "opciones")
        ),
    );
    let mut vistas = BTreeSet::new();
    for opcion in todas {
        let texto = opcion.texto.replace('`', "");
        let texto = texto.split_whitespace().collect::<Vec<_>>().join(" ");
        quejas.si(texto.is_empty(), "hay una opción vacía");
        quejas.si(
            opcion.correcta && opcion.error.is_some(),
            format!("la opción correcta «{texto}» no puede delatar un error"),
        );
        if !vistas.insert(texto.clone()) {
            quejas.di(format!("hay dos opciones iguales: «{texto}»"));
        }
    }
}

/// Cómo se diría cuál es una opción por su lugar: se barajan, y donde se lee es otra.
const LUGARES: [&str; 6] = [
    "la opción",
    "las opciones",
    "las dos primeras",
    "las tres primeras",
    "las dos últimas",
    "las tres últimas",
];

fn sin_lugar(explicacion: &str, quejas: &mut Quejas) {
    let explicacion = explicacion.to_lowercase();
    for lugar in LUGARES.into_iter().filter(|lugar| explicacion.contains(lugar)) {
        quejas.di(format!(
            "la explicación dice «{lugar}», y el orden de las opciones cambia"
        ));
    }
}

fn razonada(rubrica: &[Rubrica], quejas: &mut Quejas) {
    let suma: f64 = rubrica.iter().map(|punto| punto.puntos).sum();
    quejas.si(
        (suma - 1.0).abs() > 1e-6,
        format!("los puntos de la rúbrica suman {suma}, y han de sumar 1"),
    );
    quejas.si(
        rubrica.iter().any(|punto| punto.puntos <= 0.0),
        "cada punto de la rúbrica vale más de 0",
    );
    quejas.si(
        rubrica.iter().any(|punto| punto.texto.trim().is_empty()),
        "hay un punto de la rúbrica sin texto",
    );
}
