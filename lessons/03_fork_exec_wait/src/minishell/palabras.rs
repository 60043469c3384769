//! Peldaño 2: los argumentos. Partir el texto en palabras, con comillas, y en operadores.

mod comillas;
mod lector;

use lector::Lector;

/// Por qué no se puede ejecutar un texto.
#[derive(Debug, PartialEq, Eq)]
pub enum Fallo {
    /// Falta algo que puede venir en la línea siguiente: cerrar unas comillas, lo que sigue a `|`.
    Incompleto,
    NoSeEntiende(String),
}

/// Una palabra: texto y, entre medias, los sitios donde irá el valor de `$?` cuando se ejecute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palabra {
    trozos: Vec<Trozo>,
    con_comillas: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Trozo {
    Byte(u8),
    Estado,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pieza {
    Palabra(Palabra),
    /// `<`, `>`, `>>` o `>&`, y el número que lleven delante.
    Redirige(Option<u8>, &'static str),
    /// `|`, `&`, `;` o `\n`.
    Signo(u8),
}

impl Palabra {
    pub fn expandir(&self, estado: i32) -> Vec<u8> {
        let mut bytes = Vec::new();
        for trozo in &self.trozos {
            match trozo {
                Trozo::Byte(byte) => bytes.push(*byte),
                Trozo::Estado => bytes.extend(estado.to_string().bytes()),
            }
        }
        bytes
    }

    /// Lo que dice, hasta donde haya un `$?`.
    pub fn comienzo(&self) -> Vec<u8> {
        let byte = |trozo: &Trozo| match trozo {
            Trozo::Byte(byte) => Some(*byte),
            Trozo::Estado => None,
        };
        self.trozos.iter().map_while(byte).collect()
    }

    pub fn lleva_comillas(&self) -> bool {
        self.con_comillas
    }

    /// El número que es, si es una sola cifra escrita sin comillas: el `2` de `2>`.
    pub fn cifra(&self) -> Option<u8> {
        match self.trozos[..] {
            [Trozo::Byte(byte @ b'0'..=b'9')] if !self.con_comillas => Some(byte - b'0'),
            _ => None,
        }
    }
}

// ANCHOR: partir
pub fn partir(texto: &[u8]) -> Result<Vec<Pieza>, Fallo> {
    let mut lector = Lector { resto: texto, piezas: Vec::new(), palabra: None, patron: None };
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
    Err(Fallo::NoSeEntiende(format!("no entiendo «{}» sin comillas", byte.escape_ascii())))
}
