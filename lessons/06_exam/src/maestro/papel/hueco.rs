//! Dónde se contesta cada pregunta: letras, recuadros, renglones o sitio para dibujar.

use maud::{Markup, PreEscaped, html};

use crate::banco::{Opcion, Pregunta, Respuesta};
use crate::examen::{Cuestion, Que};
use crate::maestro::texto;

/// Opciones que caben de cuatro en cuatro.
const CORTA: usize = 14;
const RENGLONES: usize = 12;

/// Si no basta con una casilla.
pub fn en_su_sitio(cuestion: &Cuestion) -> bool {
    match &cuestion.que {
        Que::Pregunta { pregunta, .. } => matches!(
            pregunta.respuesta,
            Respuesta::Texto { .. }
                | Respuesta::Ordena(_)
                | Respuesta::Huecos(_)
                | Respuesta::Arbol(_)
                | Respuesta::Razonada(_)
        ),
        Que::Programa(_) => true,
    }
}

pub fn donde_se_contesta(pregunta: &Pregunta, orden: &[usize]) -> Markup {
    match &pregunta.respuesta {
        Respuesta::Una(opciones) => lista(opciones, orden),
        Respuesta::Varias(opciones) => html! {
            p.pista { "Puede haber varias buenas: escribe todas sus letras." }
            (lista(opciones, orden))
        },
        Respuesta::Posible { .. } => {
            html! { p.pista { "Escribe en su casilla «sí», si puede darse, o «no»." } }
        }
        Respuesta::Numero { .. } => {
            html! { p.pista { "Escribe el número en su casilla." } }
        }
        Respuesta::Linea { .. } => {
            html! { p.pista { "Escribe en su casilla el número de la línea." } }
        }
        Respuesta::Texto { .. } => {
            html! { p { "Respuesta" span."recuadro ancho" {} } }
        }
        Respuesta::Ordena(lineas) => html! {
            p.pista { "Escribe en cada recuadro qué lugar le toca a esa línea, desde 1." }
            @for &cual in orden {
                div.renglon { span."recuadro justo" {} code { (lineas[cual]) } }
            }
        },
        Respuesta::Huecos(huecos) => html! {
            @for numero in 1..=huecos.len() {
                div.renglon { code { "‹" (numero) "›" } span."recuadro ancho" {} }
            }
        },
        Respuesta::Arbol(_) => html! {
            p.pista { "Dibuja el árbol, con una línea de cada padre a cada hijo." }
            div.dibujo {}
        },
        Respuesta::Razonada(_) => html! {
            div.renglones { @for _ in 0..RENGLONES { i {} } }
        },
    }
}

fn lista(opciones: &[Opcion], orden: &[usize]) -> Markup {
    let cortas = opciones.iter().all(|opcion| {
        opcion.texto.chars().count() <= CORTA && !opcion.texto.contains('\n')
    });
    html! {
        ol.opciones.cortas[cortas] {
            @for (letra, &cual) in ('a'..).zip(orden) {
                li {
                    span.letra { (letra) ")" }
                    div { (PreEscaped(texto::opcion(&opciones[cual].texto))) }
                }
            }
        }
    }
}
