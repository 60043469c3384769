//! `06_exam anki`: las preguntas en tarjetas, una por línea.

use maud::{Markup, PreEscaped, html};

use super::avisos::Avisos;
use super::seleccion::{Llevada, Seleccion};
use super::{Escrito, texto};
use crate::azar::Azar;
use crate::banco::{Banco, Codigo, Hueco, Opcion, Pregunta, Respuesta};

/// La primera columna no cambia nunca: si las tarjetas se importan otra vez, se reconocen y no se doblan. El tipo de nota
/// se llama según el idioma de Anki, que se salta el nombre que no conoce; sin ninguno, toma el último que se usó.
const CABECERA: &str = "#separator:tab\n#html:true\n#notetype:Basic\n#notetype:Básico\n#guid column:1\n#tags column:4\n";

/// Cabe todo.
pub fn escribe(banco: &Banco, seleccion: &Seleccion) -> Escrito {
    let mut texto = format!("{CABECERA}#deck:Procesos en Unix\n");
    for llevada in &seleccion.preguntas {
        let campos = tarjeta(banco, llevada).map(|campo| en_una_linea(&campo));
        texto += &campos.join("\t");
        texto.push('\n');
    }
    Escrito { texto, avisos: Avisos::default() }
}

/// Quién es, lo que se pregunta, lo que se responde y las etiquetas.
fn tarjeta(
    banco: &Banco,
    Llevada { pregunta, solucion, .. }: &Llevada,
) -> [String; 4] {
    let orden = orden(pregunta);
    let pide = html! {
        (PreEscaped(texto::enunciado(pregunta)))
        (lo_que_se_elige(pregunta, &orden))
    };
    let responde = html! {
        (respuesta(pregunta, &orden))
        (PreEscaped(texto::html(&pregunta.explicacion)))
        (PreEscaped(texto::errores(banco, pregunta)))
        @if let Some(solucion) = solucion { (texto::solucion_para_corregir(solucion)) }
    };
    [
        pregunta.nombre.clone(),
        a_la_izquierda(&pide),
        a_la_izquierda(&responde),
        texto::etiquetas(pregunta).join(" "),
    ]
}

fn lo_que_se_elige(pregunta: &Pregunta, orden: &[usize]) -> Markup {
    match &pregunta.respuesta {
        Respuesta::Una(opciones) => lista_de_opciones(opciones, orden),
        Respuesta::Varias(opciones) => html! {
            p { "Puede haber varias buenas." }
            (lista_de_opciones(opciones, orden))
        },
        Respuesta::Ordena(lineas) => html! {
            pre { @for &cual in orden { (lineas[cual]) "\n" } }
        },
        Respuesta::Posible { .. } => html! { p { "¿Sí o no?" } },
        _ => html! {},
    }
}

fn lista_de_opciones(opciones: &[Opcion], orden: &[usize]) -> Markup {
    html! {
        ol type="a" { @for &cual in orden { li { (PreEscaped(texto::opcion(&opciones[cual].texto))) } } }
    }
}

fn respuesta(pregunta: &Pregunta, orden: &[usize]) -> Markup {
    match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => html! {
            @for (letra, &cual) in ('a'..).zip(orden) {
                @if opciones[cual].correcta {
                    p { b { (letra) ") " (PreEscaped(texto::opcion(&opciones[cual].texto))) } }
                }
            }
        },
        Respuesta::Numero { valor, .. } => html! { p { b { (valor) } } },
        Respuesta::Texto { validas, .. } => {
            html! { p { b { (validas.join(", o ")) } } }
        }
        Respuesta::Linea { validas, .. } => {
            let lineas: Vec<String> =
                validas.iter().map(usize::to_string).collect();
            html! { p { b { "Línea " (lineas.join(" o ")) } } }
        }
        Respuesta::Ordena(lineas) => html! { pre { (lineas.join("\n")) } },
        Respuesta::Huecos(huecos) => {
            con_los_huecos_llenos(pregunta.codigo.as_ref(), huecos)
        }
        Respuesta::Arbol(arbol) => html! { pre { (arbol) } },
        Respuesta::Posible { es, .. } => {
            html! { p { b { (if *es { "Sí" } else { "No" }) } } }
        }
        Respuesta::Razonada(rubrica) => html! {
            ul { @for punto in rubrica { li { (PreEscaped(texto::en_linea(&punto.texto))) } } }
        },
    }
}

fn con_los_huecos_llenos(codigo: Option<&Codigo>, huecos: &[Hueco]) -> Markup {
    let mut texto = codigo.map_or_else(String::new, |codigo| codigo.texto.clone());
    for (numero, hueco) in (1..).zip(huecos) {
        let valida = hueco.validas.first().map_or("", String::as_str);
        texto = texto.replace(&format!("‹{numero}›"), valida);
    }
    html! { pre { (texto.trim_matches('\n')) } }
}

/// El mismo siempre, y sin que la buena sea siempre la primera.
fn orden(pregunta: &Pregunta) -> Vec<usize> {
    let semilla = pregunta.nombre.bytes().fold(0, |semilla: u64, byte| {
        semilla.wrapping_mul(31).wrapping_add(byte.into())
    });
    let mut azar = Azar::con(semilla, &[]);
    match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
            azar.orden(opciones.len())
        }
        Respuesta::Ordena(lineas) => azar.orden(lineas.len()),
        _ => Vec::new(),
    }
}

/// Anki centra las líneas de una tarjeta, y el código perdería su sangría.
fn a_la_izquierda(html: &Markup) -> String {
    html! { div style="text-align: left" { (html) } }.into_string()
}

/// Ni tabuladores, que separan los campos, ni saltos de línea, que separan las tarjetas y que solo se ven en un `pre`.
/// Ningún campo empieza por una comilla, así que las de dentro no significan nada.
fn en_una_linea(html: &str) -> String {
    let mut escrito = String::new();
    for trozo in html.trim_end().replace('\r', "").split_inclusive("</pre>") {
        let pre = trozo.find("<pre>").unwrap_or(trozo.len());
        let (fuera, dentro) = trozo.split_at(pre);
        escrito += &fuera.replace(['\t', '\n'], " ");
        escrito += &dentro.replace('\t', "    ").replace('\n', "<br>");
    }
    escrito
}
