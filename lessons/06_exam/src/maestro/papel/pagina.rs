//! Una página para imprimir, que es un fichero solo: sin programas, sin imágenes y sin pedir nada a la red.

use maud::{DOCTYPE, Markup, PreEscaped, html};

const ESTILO: &str = include_str!("estilo.css");

/// `pie` es lo que se lee abajo de cada hoja, delante de su número.
pub fn pagina(titulo: &str, pie: &str, cuerpo: &Markup) -> String {
    let pie = format!("@page {{ @bottom-left {{ content: \"{pie}\"; }} }}");
    html! {
        (DOCTYPE)
        html lang="es" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (titulo) }
                style { (PreEscaped(ESTILO)) (PreEscaped(pie)) }
            }
            body { (cuerpo) }
        }
    }
    .into_string()
}

/// «0,5 puntos», «1 punto».
pub fn puntos(valor: f64) -> String {
    let numero = crate::maestro::texto::numero(valor);
    let palabra = if numero == "1" { "punto" } else { "puntos" };
    format!("{numero} {palabra}")
}
