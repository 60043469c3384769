//! Lo que se teclea, sin lo que da igual.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Sin acentos, mayúsculas, espacios de más ni comillas.
pub fn sencillo(texto: &str) -> String {
    let limpio = sin_acentos(&texto.to_lowercase())
        .replace(['«', '»', '"', '`'], "")
        .replace('−', "-");
    limpio.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// La ñ no es una n con acento: se queda.
pub fn sin_acentos(texto: &str) -> String {
    texto
        .split_inclusive(['ñ', 'Ñ'])
        .flat_map(|trozo| {
            let (resto, enie) = match trozo.strip_suffix(['ñ', 'Ñ']) {
                Some(resto) => trozo.split_at(resto.len()),
                None => (trozo, ""),
            };
            resto
                .nfd()
                .filter(|letra| !is_combining_mark(*letra))
                .chain(enie.chars())
        })
        .collect()
}

/// Con el signo menos del teclado o el de la imprenta, y con espacios entre las cifras o sin ellos.
pub fn entero(escrito: &str) -> Option<i64> {
    let cifras: String = escrito.split_whitespace().collect();
    cifras.replace('−', "-").parse().ok()
}
