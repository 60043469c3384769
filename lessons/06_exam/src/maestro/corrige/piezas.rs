//! Las piezas de un programa: palabras, números, textos y signos, sin espacios ni comentarios.

use crate::lenguaje::Lenguaje;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Pieza {
    /// Un nombre que ha elegido alguien.
    Nombre(String),
    /// Lo que no se puede llamar de otra manera.
    Palabra(String),
    Numero(String),
    Texto,
    Signo(char),
}

/// Las palabras de los tres lenguajes: si una lo es solo en otro, no importa, porque se comparan con las del mismo.
const RESERVADAS: [&str; 54] = [
    "and", "as", "assert", "async", "await", "break", "case", "class", "const",
    "continue", "def", "default", "del", "do", "elif", "else", "enum", "except",
    "extern", "finally", "fn", "for", "from", "global", "goto", "if", "impl",
    "import", "in", "is", "lambda", "let", "loop", "match", "mod", "move", "mut",
    "nonlocal", "not", "or", "pass", "pub", "raise", "return", "sizeof", "static",
    "struct", "switch", "trait", "try", "use", "while", "with", "yield",
];

/// Las de un programa de ese lenguaje. Si está mal escrito, las que se reconozcan.
pub fn piezas(texto: &str, lenguaje: Lenguaje) -> Vec<Pieza> {
    let mut piezas = Vec::new();
    let mut resto = texto;
    while let Some(letra) = resto.chars().next() {
        if let Some(largo) = comentario(resto, lenguaje) {
            resto = &resto[largo..];
        } else if letra.is_whitespace() {
            resto = &resto[letra.len_utf8()..];
        } else if let Some(largo) = cadena(resto, lenguaje) {
            piezas.push(Pieza::Texto);
            resto = &resto[largo..];
        } else if letra.is_alphanumeric() || letra == '_' {
            let largo = resto
                .find(|otra: char| !otra.is_alphanumeric() && otra != '_')
                .unwrap_or(resto.len());
            piezas.push(palabra(&resto[..largo]));
            resto = &resto[largo..];
        } else {
            piezas.push(Pieza::Signo(letra));
            resto = &resto[letra.len_utf8()..];
        }
    }
    piezas
}

/// Lo mismo, con todos los nombres iguales.
pub fn sin_nombres(piezas: &[Pieza]) -> Vec<Pieza> {
    let sin_el_suyo = |pieza: &Pieza| match pieza {
        Pieza::Nombre(_) => Pieza::Nombre(String::new()),
        otra => otra.clone(),
    };
    piezas.iter().map(sin_el_suyo).collect()
}

fn palabra(palabra: &str) -> Pieza {
    if palabra.starts_with(|letra: char| letra.is_ascii_digit()) {
        Pieza::Numero(palabra.to_owned())
    } else if RESERVADAS.contains(&palabra) {
        Pieza::Palabra(palabra.to_owned())
    } else {
        Pieza::Nombre(palabra.to_owned())
    }
}

/// Lo que ocupa el comentario con el que empieza, si empieza con uno.
fn comentario(texto: &str, lenguaje: Lenguaje) -> Option<usize> {
    let hasta = |fin: &str| texto.find(fin).map_or(texto.len(), |i| i + fin.len());
    if texto.starts_with(lenguaje.comentario()) {
        Some(hasta("\n"))
    } else if lenguaje != Lenguaje::Python && texto.starts_with("/*") {
        Some(hasta("*/"))
    } else {
        None
    }
}

/// Lo que ocupa el texto entrecomillado con el que empieza.
fn cadena(texto: &str, lenguaje: Lenguaje) -> Option<usize> {
    let comillas: &[&str] = match lenguaje {
        Lenguaje::Python => &["\"\"\"", "'''", "\"", "'"],
        Lenguaje::C => &["\"", "'"],
        // La comilla sola puede empezar un tiempo de vida: `'a`.
        Lenguaje::Rust => &["\""],
    };
    let comilla = comillas.iter().find(|comilla| texto.starts_with(**comilla))?;
    let mut escapada = false;
    for (i, letra) in texto.char_indices().skip(comilla.len()) {
        if escapada {
            escapada = false;
        } else if letra == '\\' {
            escapada = true;
        } else if texto[i..].starts_with(*comilla) {
            return Some(i + comilla.len());
        } else if letra == '\n' && comilla.len() == 1 && lenguaje != Lenguaje::Rust
        {
            return Some(i);
        }
    }
    Some(texto.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ni_nombres_ni_comentarios_ni_espacios() {
        let uno = "with  lock: # suma\n\ttotal += 1\n";
        let otro = "with cerrojo:\n    n+=1 # 'no\n";
        let de = |texto| sin_nombres(&piezas(texto, Lenguaje::Python));
        assert_eq!(de(uno), de(otro));
        assert_ne!(de(uno), de("if lock:\n total += 1\n"));
    }

    #[test]
    fn los_textos_son_una_pieza() {
        let cuantas = |texto, lenguaje| piezas(texto, lenguaje).len();
        assert_eq!(cuantas(r#"f("a # \" b")"#, Lenguaje::Python), 4);
        assert_eq!(cuantas("\"\"\"a\n'b' \"c\" \"\"\" x", Lenguaje::Python), 2);
        assert_eq!(cuantas("/* a */ 'b' // c\n", Lenguaje::C), 1);
        assert_eq!(cuantas("\"sin acabar ñ", Lenguaje::C), 1);
    }
}
