//! El papel que se reparte: sin nada de la clave.

use maud::{Markup, PreEscaped, html};

use super::Modelo;
use super::hueco::{donde_se_contesta, en_su_sitio};
use super::pagina::{pagina, puntos};
use crate::examen::{Clase, Cuestion, Papel, Penalizacion, Perfil, Programa, Que};
use crate::juicio::cuantos;
use crate::maestro::texto;

const TITULO: &str = "Examen de procesos";
/// Para escribir un programa.
const RENGLONES_DEL_PROGRAMA: usize = 30;

/// La página de un modelo.
pub fn escribe(modelo: &Modelo) -> String {
    let letra = modelo.letra;
    let cuerpo = html! {
        (cabecera(letra))
        p.normas { (normas(&modelo.papel)) }
        (casillas(&modelo.papel))
        (partes(&modelo.papel))
    };
    pagina(
        &format!("{TITULO} · modelo {letra}"),
        &format!("{TITULO} · modelo {letra}"),
        &cuerpo,
    )
}

fn cabecera(letra: char) -> Markup {
    html! {
        header {
            div.titulo {
                div.campo.centro { "Centro" }
                div.modelo { small { "Modelo" } b { (letra) } }
            }
            h1 { (TITULO) }
            div.campos {
                div.campo { "Apellidos y nombre" }
                div.campo { "Grupo" }
                div.campo { "Fecha" }
                div."campo nota" { "Nota" }
            }
        }
    }
}

/// Cuánto dura, cuánto vale y qué resta un fallo.
fn normas(papel: &Papel) -> Markup {
    let perfil = &papel.perfil;
    html! {
        @if perfil.minutos > 0 { "Tienes " (perfil.minutos) " minutos. " }
        "Hay " (cuantos(papel.cuestiones.len(), "pregunta", "preguntas"))
        ", que suman " (puntos(perfil.puntos())) ". "
        (lo_que_resta(perfil))
        " Lo que se deja en blanco vale 0."
        @if let Some(minimo) = perfil.eliminatorio {
            " Para que cuente lo demás hay que sacar al menos el "
            (texto::numero(minimo * 100.0)) " % del test."
        }
    }
}

pub fn lo_que_resta(perfil: &Perfil) -> String {
    match perfil.penalizacion {
        Penalizacion::Ninguna => "Un fallo no resta.".to_owned(),
        otra => format!(
            "Un fallo en una pregunta de opciones o de sí o no resta {}; en las demás no resta.",
            otra.en_palabras()
        ),
    }
}

/// Para corregir de un vistazo: la letra o el número de cada respuesta del test.
fn casillas(papel: &Papel) -> Markup {
    let de_test =
        (1..).zip(&papel.cuestiones).filter(|(_, una)| una.clase == Clase::Test);
    html! {
        @if papel.perfil.parte(Clase::Test).is_some() {
            p.pista { "Escribe aquí la letra o el número de cada respuesta. Las casillas grises se contestan debajo de su pregunta." }
            div.casillas {
                @for (numero, cuestion) in de_test {
                    div.abajo[en_su_sitio(cuestion)] { (numero) }
                }
            }
        }
    }
}

fn partes(papel: &Papel) -> Markup {
    let mut numero = 0;
    html! {
        @for parte in papel.cuestiones.chunk_by(|una, otra| una.clase == otra.clase) {
            @let vale: f64 = parte.iter().map(|cuestion| cuestion.puntos).sum();
            h2 { (parte[0].clase.nombre()) span { (puntos(vale)) } }
            @for cuestion in parte {
                (pregunta({ numero += 1; numero }, cuestion))
            }
        }
    }
}

fn pregunta(numero: usize, cuestion: &Cuestion) -> Markup {
    let larga = matches!(cuestion.que, Que::Programa(_));
    html! {
        section.pregunta.larga[larga] {
            div.numero { (numero) }
            div {
                span.vale { (puntos(cuestion.puntos)) }
                @match &cuestion.que {
                    Que::Pregunta { pregunta, orden } => {
                        (PreEscaped(texto::enunciado(pregunta)))
                        (donde_se_contesta(pregunta, orden))
                    }
                    Que::Programa(programa) => (un_programa(programa)),
                }
            }
        }
    }
}

fn un_programa(programa: &Programa) -> Markup {
    html! {
        div.junto { (PreEscaped(texto::html(&texto::programa(programa)))) }
        div."programa renglones" {
            @for _ in 0..RENGLONES_DEL_PROGRAMA { i {} }
        }
    }
}
