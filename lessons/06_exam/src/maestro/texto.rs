//! Lo que se lee de una pregunta, como lo quiere un formato: HTML de un fragmento, o texto sin más.

use maud::{Markup, PreEscaped, html};

use crate::banco::{
    Arbol, Banco, Codigo, Opcion, Pregunta, Respuesta, Rubrica, Sospechosa, texto,
};
use crate::ejercicio::{Nivel, busca};
use crate::examen::Programa;
use crate::lenguaje::Lenguaje;

/// De un texto con marcas (`código`, **negrita**) a HTML.
pub fn html(marcado: &str) -> String {
    texto::html(marcado)
}

/// Una opción puede tener varias líneas, que se dejan como están.
pub fn opcion(marcado: &str) -> String {
    if marcado.trim().contains('\n') { bloque(marcado) } else { en_linea(marcado) }
}

/// Para dentro de una frase.
pub fn en_linea(marcado: &str) -> String {
    texto::html_en_linea(marcado)
}

/// El enunciado y, debajo, el código y la salida por la que se pregunta.
pub fn enunciado(pregunta: &Pregunta) -> String {
    let mut html = html(&pregunta.enunciado);
    if let Some(codigo) = &pregunta.codigo
        && !codigo.texto.trim().is_empty()
    {
        let numeradas = matches!(pregunta.respuesta, Respuesta::Linea { .. });
        html += &bloque(&if numeradas {
            con_numeros(codigo)
        } else {
            codigo.texto.clone()
        });
    }
    if let Respuesta::Posible { salida, .. } = &pregunta.respuesta {
        html += &bloque(salida);
    }
    html
}

/// Letras de ancho fijo, con sus espacios y sus saltos de línea.
pub fn bloque(texto: &str) -> String {
    html! { pre { (texto.trim_matches('\n')) } }.into_string()
}

fn con_numeros(codigo: &Codigo) -> String {
    let lineas: Vec<&str> = codigo.texto.trim_end().lines().collect();
    let ancho = lineas.len().to_string().len();
    let numerada =
        |(numero, linea): (usize, &&str)| format!("{numero:>ancho$}  {linea}");
    (1..).zip(&lineas).map(numerada).collect::<Vec<_>>().join("\n")
}

/// Un espacio al principio de una línea se pierde si no es de los que no separan.
pub fn con_sangria(linea: &str) -> String {
    let sin = linea.trim_start();
    "\u{A0}".repeat(linea.chars().count() - sin.chars().count()) + sin
}

pub fn linea_de_codigo(linea: &str) -> String {
    html! { code { (con_sangria(linea)) } }.into_string()
}

/// El texto de una opción que no admite HTML, pero que Moodle escribe en una página sin escaparlo, y sin lo que parezca una
/// etiqueta.
pub fn sin_etiquetas(texto: &str) -> String {
    texto.replace('&', "&amp;").replace('<', "&lt;")
}

/// El nombre y el principio del enunciado, en `caben` letras. Sin `<`, porque Moodle quita de un nombre lo que parezca una
/// etiqueta.
pub fn titulo(pregunta: &Pregunta, caben: usize) -> String {
    let enunciado = texto::llano(&pregunta.enunciado);
    let enunciado = enunciado.split_whitespace().collect::<Vec<_>>().join(" ");
    let titulo = format!("{}: {enunciado}", pregunta.nombre).replace('<', "‹");
    if titulo.chars().count() <= caben {
        return titulo;
    }
    titulo.chars().take(caben - 1).collect::<String>() + "…"
}

/// Con las que se busca: `tema-01`, `imprescindible`, `03-cuantos`.
pub fn etiquetas(pregunta: &Pregunta) -> [String; 3] {
    let nivel = match pregunta.nivel {
        Nivel::Imprescindible => "imprescindible",
        Nivel::Ampliacion => "ampliación",
    };
    [
        format!("tema-{:02}", pregunta.tema),
        nivel.to_owned(),
        pregunta.paso.replace(' ', "-"),
    ]
}

/// Qué error delata una respuesta, en una frase; nada, si no delata ninguno.
pub fn delata(banco: &Banco, pregunta: &Pregunta, error: Option<&str>) -> String {
    let frase = |error| banco.error(error);
    error.and_then(frase).map_or_else(String::new, |error| {
        let paso = error.paso.as_ref().unwrap_or(&pregunta.paso);
        html(&format!(
            "Si has contestado eso, {}. Se ve en el paso `{paso}`.",
            error.frase
        ))
    })
}

/// Qué error lleva a cada respuesta equivocada.
pub fn errores(banco: &Banco, pregunta: &Pregunta) -> String {
    let de_opcion =
        |opcion: &Opcion| Some((opcion.texto.clone(), opcion.error.clone()?));
    let de_escrita = |una: &Sospechosa| (una.si.clone(), una.error.clone());
    let equivocadas: Vec<(String, String)> = match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
            opciones.iter().filter_map(de_opcion).collect()
        }
        Respuesta::Numero { errores, .. }
        | Respuesta::Texto { errores, .. }
        | Respuesta::Linea { errores, .. } => {
            errores.iter().map(de_escrita).collect()
        }
        _ => Vec::new(),
    };
    let con_frase = |(si, error): &(String, String)| {
        Some((opcion(si), en_linea(&banco.error(error)?.frase)))
    };
    let frases: Vec<_> = equivocadas.iter().filter_map(con_frase).collect();
    html! {
        @if !frases.is_empty() {
            ul { @for (si, frase) in &frases {
                li { "Si has contestado " (PreEscaped(si)) ", " (PreEscaped(frase)) "." }
            } }
        }
    }
    .into_string()
}

/// Para quien corrige una razonada.
pub fn rubrica_para_corregir(rubrica: &[Rubrica]) -> String {
    let punto = |punto: &Rubrica| -> Markup {
        html! { li { (numero(punto.puntos * 100.0)) " %: " (PreEscaped(en_linea(&punto.texto))) } }
    };
    html! {
        p { "De lo que vale la pregunta, por decir que…" }
        ul { @for uno in rubrica { (punto(uno)) } }
    }
    .into_string()
}

/// Lo que pide un programa. Quien no tiene el fichero de partida no ve en qué se escribe, ni de dónde sale lo que recibe.
pub fn programa(programa: &Programa) -> String {
    let Programa { titulo, enunciado, .. } = programa;
    format!(
        "**{titulo}**\n\n{}\n\nSe escribe en Python, y lo que recibe le llega en `sys.argv`.",
        enunciado.trim()
    )
}

/// La de ese ejercicio, en Python.
pub fn solucion(ejercicio: &str) -> Option<String> {
    busca(ejercicio).and_then(|uno| uno.solucion(Lenguaje::Python)).ok()
}

/// Para quien corrige un programa.
pub fn solucion_para_corregir(solucion: &str) -> Markup {
    html! {
        p.explica { "Si se ha escrito a mano, una solución para comparar:" }
        pre { code { (solucion) } }
    }
}

/// Para quien corrige un árbol: cómo es, y que los nombres y el orden dan igual.
pub fn arbol_para_corregir(arbol: &str) -> String {
    let procesos = Arbol::lee(arbol).map_or(0, |arbol| arbol.cuantos());
    html! {
        p { code { (arbol) } ", con " (procesos) " procesos en total." }
        p { "Dan igual los nombres y el orden de los hermanos." }
    }
    .into_string()
}

/// Con coma, y sin decimales que no hagan falta. Redondea a centésimas.
pub fn numero(valor: f64) -> String {
    let escrito = format!("{valor:.2}");
    escrito.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}
