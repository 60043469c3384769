//! El mapa y el reloj, dichos con palabras.

use std::time::Duration;

use crate::examen::sesion::{Estado, Sesion};
use crate::juicio::{cuantos, lista};

/// «Contestadas, 3: 1, 2 y 5.»
pub fn mapa(sesion: &Sesion) -> String {
    let todas = 0..sesion.cuestiones().len();
    let en = |estado: Estado| {
        todas.clone().filter(move |&cual| sesion.estado(cual) == estado)
    };
    let contestadas = renglon("Contestadas", en(Estado::Contestada));
    let en_blanco = renglon("En blanco", en(Estado::EnBlanco));
    let marcadas =
        renglon("Marcadas", todas.clone().filter(|&cual| sesion.marcada(cual)));
    format!("{contestadas}\n{en_blanco}\n{marcadas}")
}

fn renglon(que: &str, cuales: impl Iterator<Item = usize>) -> String {
    let numeros: Vec<String> = cuales.map(|cual| (cual + 1).to_string()).collect();
    if numeros.is_empty() {
        format!("{que}, ninguna.")
    } else {
        format!("{que}, {}: {}.", numeros.len(), lista(&numeros))
    }
}

/// «Quedan 74 minutos.»
pub fn reloj(sesion: &Sesion) -> String {
    match sesion.queda() {
        None => format!("Sin reloj. Llevas {}.", tiempo(sesion.transcurrido())),
        Some(queda) => {
            // El minuto empezado cuenta entero.
            let queda = match queda.as_secs() {
                segundos @ ..60 => Duration::from_secs(segundos),
                segundos => Duration::from_secs(segundos.div_ceil(60) * 60),
            };
            let una = [1, 60].contains(&queda.as_secs());
            format!("{} {}.", if una { "Queda" } else { "Quedan" }, tiempo(queda))
        }
    }
}

pub fn tiempo(tiempo: Duration) -> String {
    match usize::try_from(tiempo.as_secs()).unwrap_or(usize::MAX) {
        segundos @ ..60 => cuantos(segundos, "segundo", "segundos"),
        segundos => cuantos(segundos / 60, "minuto", "minutos"),
    }
}
