//! Las preguntas con huecos: cada `‹n›` del código es un cuadro en el que se escribe.

use crate::banco::{Hueco, Pregunta};
use crate::maestro::{texto, variantes};

/// El enunciado, con cada hueco en su sitio. Las demás llaves no pueden parecer un hueco.
pub fn enunciado(pregunta: &Pregunta, huecos: &[Hueco]) -> String {
    let mut html = texto::enunciado(pregunta).replace('{', "&#123;");
    for (numero, hueco) in (1..).zip(huecos) {
        html = html.replacen(&format!("‹{numero}›"), &cuadro(hueco), 1);
    }
    html
}

/// Distingue mayúsculas (`SHORTANSWER_C`), como el código.
fn cuadro(hueco: &Hueco) -> String {
    let validas = variantes::de_todas(&hueco.validas, variantes::de_codigo);
    let respuestas: Vec<String> =
        validas.iter().map(|valida| format!("={}", con_escapes(valida))).collect();
    format!("{{1:SHORTANSWER_C:{}}}", respuestas.join("~"))
}

/// Lo que tiene significado dentro de un hueco, y en HTML.
fn con_escapes(texto: &str) -> String {
    let mut escrito = String::new();
    for letra in texto.chars() {
        match letra {
            '&' => escrito.push_str("&amp;"),
            '<' => escrito.push_str("&lt;"),
            '>' => escrito.push_str("&gt;"),
            '"' => escrito.push_str("&quot;"),
            '~' => escrito.push_str("&#126;"),
            '}' | '#' | '*' => escrito.extend(['\\', letra]),
            _ => escrito.push(letra),
        }
    }
    escrito
}

#[cfg(test)]
mod tests {
    use super::con_escapes;

    #[test]
    fn lo_que_significa_algo_se_escapa() {
        assert_eq!(con_escapes("a<b & {c}"), "a&lt;b &amp; {c\\}");
        assert_eq!(con_escapes("~x # *"), "&#126;x \\# \\*");
    }
}
