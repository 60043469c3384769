//! Peldaño 2: los argumentos. Partir el texto en palabras, con comillas, y en operadores.

mod comillas;
mod lector;
mod palabra;
mod signos;

use lector::Lector;
pub use palabra::Palabra;

/// Por qué no se puede ejecutar un texto.
#[derive(Debug, PartialEq, Eq)]
pub enum Fallo {
    /// Falta algo que puede venir en la línea siguiente: cerrar unas comillas, lo
    /// que sigue a `|`.
    Incompleto,
    NoSeEntiende(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pieza {
    Palabra(Palabra),
    /// `<`, `>`, `>>` o `>&`, y el número que lleven delante.
    Redirige(Option<u8>, &'static str),
    /// `|`, `&`, `;` o `\n`.
    Signo(u8),
}

// ANCHOR: partir
pub fn partir(texto: &[u8]) -> Result<Vec<Pieza>, Fallo> {
    let mut lector =
        Lector { resto: texto, piezas: Vec::new(), palabra: None, patron: None };
    while let Some(byte) = lector.siguiente() {
        match byte {
            b' ' | b'\t' | b'\r' => lector.acabar_palabra(),
            b'\n' | b';' | b'&' | b'|' => lector.signo(byte)?,
            b'<' | b'>' => lector.redireccion(byte)?,
            b'\'' => lector.comillas_simples()?,
            b'"' => lector.comillas_dobles()?,
            b'\\' => lector.barra()?,
            b'$' => lector.dolar()?,
            b'#' if lector.palabra.is_none() => lector.comentario(),
            b'*' | b'?' | b'`' | b'(' | b')' | 0 => return no_se_entiende(byte),
            b'[' => lector.abrir_patron(),
            b']' if lector.cierra_patron() => return no_se_entiende(b'['),
            b'~' if lector.palabra.is_none() => return no_se_entiende(byte),
            _ => lector.poner(byte),
        }
    }
    lector.acabar_palabra();
    Ok(lector.piezas)
}
// ANCHOR_END: partir

fn no_se_entiende<T>(byte: u8) -> Result<T, Fallo> {
    Err(Fallo::NoSeEntiende(format!(
        "no entiendo «{}» sin comillas",
        byte.escape_ascii()
    )))
}
