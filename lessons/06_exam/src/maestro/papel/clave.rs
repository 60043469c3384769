//! La clave, para quien corrige: las respuestas de cada modelo, por qué son esas y cómo se puntúa.

use maud::{Markup, PreEscaped, html};

use super::Modelo;
use super::hoja::lo_que_resta;
use super::pagina::{pagina, puntos};
use crate::banco::{Banco, Pregunta, Respuesta};
use crate::examen::{Cuestion, Papel, Que};
use crate::maestro::texto;

pub fn escribe(banco: &Banco, papel: &Papel, modelos: &[Modelo]) -> String {
    let perfil = &papel.perfil;
    let titulo = format!(
        "Clave del examen de procesos · {} · semilla {}",
        perfil.nombre, papel.semilla
    );
    let cuerpo = html! {
        header {
            h1 { "Clave del examen de procesos" }
            p.normas { "Perfil " b { (perfil.nombre) } ", semilla " b { (papel.semilla) }
                ". Para volver a imprimirlo: " code { "06_exam papel --perfil " (perfil.nombre) " --semilla " (papel.semilla) " --modelos " (letras(modelos)) } }
        }
        (como_se_puntua(papel))
        @for modelo in modelos { (respuestas(modelo)) }
        h2 { "Por qué" }
        @for (numero, cuestion) in (1..).zip(&modelos[0].papel.cuestiones) {
            (por_que(banco, numero, cuestion, modelos))
        }
    };
    pagina(&titulo, &titulo, &cuerpo)
}

fn letras(modelos: &[Modelo]) -> String {
    modelos
        .iter()
        .map(|modelo| modelo.letra.to_string())
        .collect::<Vec<_>>()
        .join(",")
}

fn como_se_puntua(papel: &Papel) -> Markup {
    let perfil = &papel.perfil;
    html! {
        h2 { "Cómo se puntúa" span { (puntos(perfil.puntos())) } }
        table {
            tr { th { "Parte" } th { "Preguntas" } th { "Cada una" } th { "En total" } }
            @for parte in perfil.partes.iter().filter(|parte| parte.cuantas > 0) {
                tr {
                    td { (parte.clase.nombre()) }
                    td { (parte.cuantas) }
                    td { (puntos(parte.puntos / parte.cuantas as f64)) }
                    td { (puntos(parte.puntos)) }
                }
            }
        }
        p { (lo_que_resta(perfil)) " En blanco, 0. En las de varias buenas, cada buena suma su parte y cada mala la quita; si no queda nada, cuenta como un fallo." }
        @if let Some(minimo) = perfil.eliminatorio {
            p { "Si en el test no se llega al " (texto::numero(minimo * 100.0)) " %, lo demás no cuenta." }
        }
    }
}

fn respuestas(modelo: &Modelo) -> Markup {
    html! {
        h2 { "Respuestas del modelo " (modelo.letra) }
        table {
            @for (numero, cuestion) in (1..).zip(&modelo.papel.cuestiones) {
                tr {
                    th.centrada { (numero) }
                    td { (respuesta(cuestion)) }
                    td { code { (nombre(cuestion)) } }
                }
            }
        }
    }
}

fn nombre(cuestion: &Cuestion) -> &str {
    match &cuestion.que {
        Que::Pregunta { pregunta, .. } => &pregunta.nombre,
        Que::Programa(programa) => &programa.ejercicio,
    }
}

/// Lo que ha de poner en ese modelo.
fn respuesta(cuestion: &Cuestion) -> Markup {
    let (pregunta, orden) = match &cuestion.que {
        Que::Pregunta { pregunta, orden } => (pregunta, orden),
        Que::Programa(programa) => {
            return html! { "Lo juzga " code { "cargo practica " (programa.ejercicio) " --fichero …" } };
        }
    };
    match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
            let buenas =
                ('a'..).zip(orden).filter(|(_, cual)| opciones[**cual].correcta);
            let letras: Vec<String> =
                buenas.map(|(letra, _)| letra.to_string()).collect();
            html! { b { (letras.join(" ")) } }
        }
        Respuesta::Numero { valor, .. } => html! { b { (valor) } },
        Respuesta::Texto { validas, .. } => html! { b { (validas.join(", o ")) } },
        Respuesta::Linea { validas, .. } => {
            let lineas: Vec<String> =
                validas.iter().map(usize::to_string).collect();
            html! { "línea " b { (lineas.join(" o ")) } }
        }
        // En el lugar `i` del papel está la línea `orden[i]`, que va la `orden[i] + 1`.
        Respuesta::Ordena(_) => {
            let lugares: Vec<String> =
                orden.iter().map(|cual| (cual + 1).to_string()).collect();
            html! { "de arriba abajo, " b { (lugares.join(" ")) } }
        }
        Respuesta::Huecos(huecos) => html! {
            @for (numero, hueco) in (1..).zip(huecos) {
                div { "‹" (numero) "› " code { (hueco.validas.join("  o  ")) } }
            }
        },
        Respuesta::Arbol(arbol) => html! { code { (arbol) } },
        Respuesta::Posible { es, .. } => {
            html! { b { (if *es { "sí" } else { "no" }) } }
        }
        Respuesta::Razonada(_) => html! { "según lo que diga, más abajo" },
    }
}

fn por_que(
    banco: &Banco,
    numero: usize,
    cuestion: &Cuestion,
    modelos: &[Modelo],
) -> Markup {
    let en_cada_uno = modelos.iter().map(|modelo| {
        let es_ella = |otra: &Cuestion| {
            otra.clase == cuestion.clase && nombre(otra) == nombre(cuestion)
        };
        let donde = modelo.papel.cuestiones.iter().position(es_ella);
        format!("{} {}", modelo.letra, donde.map_or(0, |donde| donde + 1))
    });
    html! {
        section.pregunta {
            div.numero { (numero) }
            div {
                span.vale { (en_cada_uno.collect::<Vec<_>>().join(" · ")) }
                @match &cuestion.que {
                    Que::Pregunta { pregunta, .. } => (de_una_pregunta(banco, pregunta)),
                    Que::Programa(programa) => {
                        p { b { (programa.titulo) } }
                        p.explica { "Se teclea y se juzga con " code { "cargo practica " (programa.ejercicio) " --fichero respuesta.py --lenguaje python" } "." }
                        @if let Some(solucion) = texto::solucion(&programa.ejercicio) {
                            (texto::solucion_para_corregir(&solucion))
                        }
                    }
                }
            }
        }
    }
}

fn de_una_pregunta(banco: &Banco, pregunta: &Pregunta) -> Markup {
    html! {
        (PreEscaped(texto::enunciado(pregunta)))
        div.explica {
            @if let Respuesta::Una(opciones) | Respuesta::Varias(opciones) = &pregunta.respuesta {
                @for opcion in opciones.iter().filter(|opcion| opcion.correcta) {
                    div.buena { (PreEscaped(texto::opcion(&opcion.texto))) }
                }
            }
            (PreEscaped(texto::html(&pregunta.explicacion)))
            @if let Respuesta::Razonada(rubrica) = &pregunta.respuesta {
                (PreEscaped(texto::rubrica_para_corregir(rubrica)))
            }
            (PreEscaped(texto::errores(banco, pregunta)))
            p.pista { "Se ve en el paso " code { (pregunta.paso) } "." }
        }
    }
}
