//! Lo que en `sh` no es el nombre de un programa cuando está al principio de una orden. Se rechaza por su nombre: si se
//! tomara por un programa, lo que viene detrás se ejecutaría como si no hubiera `if` ni `while`.

use crate::minishell::palabras::{Fallo, Palabra};

const RESERVADAS: [&[u8]; 15] = [
    b"!", b"{", b"}", b"case", b"do", b"done", b"elif", b"else", b"esac", b"fi",
    b"for", b"if", b"then", b"until", b"while",
];

/// La primera palabra de una orden.
pub fn rechazar(palabra: &Palabra) -> Result<(), Fallo> {
    let texto = palabra.comienzo();
    let escrito = String::from_utf8_lossy(&texto);
    let motivo = if RESERVADAS.contains(&texto.as_slice())
        && !palabra.lleva_comillas()
    {
        format!(
            "no entiendo «{escrito}»: esta shell solo tiene órdenes, tuberías y listas"
        )
    } else if es_asignacion(&texto) {
        format!("no entiendo «{escrito}»: esta shell no tiene variables")
    } else {
        return Ok(());
    };
    Err(Fallo::NoSeEntiende(motivo))
}

/// `x=5`: un nombre y un `=`.
fn es_asignacion(texto: &[u8]) -> bool {
    let nombre = texto.split(|byte| *byte == b'=').next().unwrap_or_default();
    let empieza = nombre
        .first()
        .is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
    let sigue =
        nombre.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    nombre.len() < texto.len() && empieza && sigue
}
