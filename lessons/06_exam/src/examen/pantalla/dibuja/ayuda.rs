//! La ayuda: todas las teclas.

use ratatui::style::Style;
use ratatui::text::Line;

use super::super::estado::Estado;
use super::super::lineas::parte;
use super::cuerpo::{Cuerpo, parrafos};

const TECLAS: [(&str, &str); 16] = [
    ("← →", "la pregunta anterior y la siguiente; también Mayús+Tab y Tab"),
    ("Inicio Fin", "la primera y la última"),
    ("g", "el mapa de todas, para ir a una"),
    ("m", "marca la pregunta para volver luego, o le quita la marca"),
    ("RePág AvPág", "mueven una pregunta larga"),
    (
        "a b c…",
        "en las de elegir, elige esa opción; si pueden ser varias, otra vez la quita",
    ),
    (
        "↑ ↓ espacio",
        "en las de elegir, señala una opción y la elige; Intro pasa a la siguiente",
    ),
    (
        "espacio ↑ ↓",
        "en las de ordenar, coge una línea y la mueve; espacio la suelta",
    ),
    (
        "1 2 3…",
        "en las de ordenar, lleva a ese lugar la línea señalada; Intro apunta el orden que se ve",
    ),
    ("Intro", "en las de escribir, empieza a escribir y, si es una línea, acaba"),
    ("Esc", "acaba de escribir; lo escrito ya está guardado"),
    ("Supr", "deja la pregunta en blanco"),
    ("f", "entregar: antes dice cuántas hay en blanco y pregunta"),
    ("Ctrl-C", "pregunta si lo dejas; todo queda guardado para seguir luego"),
    (
        "Ctrl-Z",
        "vuelve a la shell un momento, y el reloj no se para; con fg se sigue donde estaba",
    ),
    ("Ctrl-L", "dibuja otra vez la pantalla, si algo ha escrito encima"),
];

pub fn cuerpo(estado: &Estado) -> Cuerpo {
    let ancho = estado.ancho_del_texto();
    let mut lineas = parrafos(&estado.reglas, ancho);
    lineas.push(Line::default());
    lineas.extend(TECLAS.iter().flat_map(|(teclas, que)| {
        parte(&format!("{teclas:<12} "), que, ancho, Style::new())
    }));
    Cuerpo { lineas, foco: None }
}
