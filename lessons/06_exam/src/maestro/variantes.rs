//! Las maneras de escribir una misma respuesta, para quien compara letra a letra: en Moodle, «sección» y «seccion» son
//! respuestas distintas.

use crate::banco::{otras_maneras, sin_acentos};

/// Con más palabras acentuadas, solo se dan todas con acento y todas sin él.
const PALABRAS: usize = 4;

/// La respuesta, tal cual y, después, sin comillas, con sus sinónimos y sin los acentos de cada palabra. Las mayúsculas
/// no cuentan.
pub fn de_texto(valida: &str) -> Vec<String> {
    let sin_comillas = valida.replace(['«', '»', '"', '`'], "");
    let mut dichas = vec![valida.to_owned(), sin_comillas];
    dichas.extend(otras_maneras(valida));
    let variantes =
        dichas.iter().flat_map(|dicha| sin_algunos_acentos(dicha)).collect();
    distintas(variantes, |una| una.to_lowercase())
}

/// En el código, los espacios dan igual, y las comillas simples valen como las dobles.
pub fn de_codigo(valida: &str) -> Vec<String> {
    let mut variantes = Vec::new();
    for escrita in [valida.to_owned(), sin_espacios(valida)] {
        variantes.push(escrita.clone());
        variantes.push(escrita.replace('\'', "\""));
        variantes.push(escrita.replace('"', "'"));
    }
    distintas(variantes, str::to_owned)
}

/// Las de varias respuestas válidas, sin repetir ninguna.
pub fn de_todas(
    validas: &[String],
    de_una: fn(&str) -> Vec<String>,
) -> Vec<String> {
    let todas = validas.iter().flat_map(|valida| de_una(valida)).collect();
    distintas(todas, str::to_owned)
}

/// En Moodle, un asterisco es «cualquier cosa»; con una barra delante, un asterisco.
pub fn sin_comodines(texto: &str) -> String {
    texto.replace('*', "\\*")
}

fn sin_algunos_acentos(texto: &str) -> Vec<String> {
    let palabras: Vec<&str> = texto.split(' ').collect();
    let con_acento: Vec<usize> = (0..palabras.len())
        .filter(|cual| sin_acentos(palabras[*cual]) != palabras[*cual])
        .collect();
    if con_acento.len() > PALABRAS {
        return vec![sin_acentos(texto)];
    }
    let combinaciones = 1_usize << con_acento.len();
    let mut variantes = Vec::new();
    for combinacion in 0..combinaciones {
        let escrita = palabras.iter().enumerate().map(|(cual, palabra)| {
            let bit = con_acento.iter().position(|otra| *otra == cual);
            if bit.is_some_and(|bit| combinacion >> bit & 1 == 1) {
                sin_acentos(palabra)
            } else {
                (*palabra).to_owned()
            }
        });
        variantes.push(escrita.collect::<Vec<_>>().join(" "));
    }
    variantes
}

/// Un espacio que separa dos palabras (`not in`) no sobra.
fn sin_espacios(codigo: &str) -> String {
    let letras: Vec<char> = codigo.trim().chars().collect();
    let de_palabra = |letra: Option<&char>| {
        letra.is_some_and(|letra| letra.is_alphanumeric() || *letra == '_')
    };
    let mut resultado = String::new();
    for (cual, letra) in letras.iter().enumerate() {
        let antes = cual.checked_sub(1).and_then(|antes| letras.get(antes));
        let separa = de_palabra(antes) && de_palabra(letras.get(cual + 1));
        if *letra != ' ' || separa {
            resultado.push(*letra);
        }
    }
    resultado
}

fn distintas(variantes: Vec<String>, clave: fn(&str) -> String) -> Vec<String> {
    let mut vistas = std::collections::BTreeSet::new();
    variantes.into_iter().filter(|una| vistas.insert(clave(una))).collect()
}

#[cfg(test)]
mod tests {
    use super::{de_codigo, de_texto};

    #[test]
    fn cada_palabra_con_acento_y_sin_el() {
        assert_eq!(
            de_texto("raíz común"),
            ["raíz común", "raiz común", "raíz comun", "raiz comun"]
        );
        let con_sinonimos = de_texto("la sección crítica");
        for otra in ["región crítica", "la region crítica", "critical section"] {
            assert!(con_sinonimos.contains(&otra.to_owned()), "{otra}");
        }
        assert_eq!(de_texto("año"), ["año"]);
        assert_eq!(de_texto("«fin»"), ["«fin»", "fin"]);
        assert!(de_texto("zombi").contains(&"zombie".to_owned()));
    }

    #[test]
    fn el_codigo_sin_espacios_y_con_otras_comillas() {
        assert_eq!(
            de_codigo("f('a', not x)"),
            ["f('a', not x)", "f(\"a\", not x)", "f('a',not x)", "f(\"a\",not x)"]
        );
    }
}
