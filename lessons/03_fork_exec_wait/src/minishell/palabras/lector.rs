//! Quien va leyendo el texto, byte a byte, y juntando las piezas.

use super::{Fallo, Palabra, Pieza, Trozo};

pub struct Lector<'a> {
    pub resto: &'a [u8],
    pub piezas: Vec<Pieza>,
    /// La palabra que se está leyendo; `''` es una palabra vacía, que no es lo mismo que ninguna.
    pub palabra: Option<Palabra>,
}

impl Lector<'_> {
    pub fn siguiente(&mut self) -> Option<u8> {
        let (byte, resto) = self.resto.split_first()?;
        self.resto = resto;
        Some(*byte)
    }

    /// Si el byte siguiente es ese, lo lee.
    pub fn sigue(&mut self, byte: u8) -> bool {
        let sigue = self.resto.first() == Some(&byte);
        if sigue {
            self.resto = &self.resto[1..];
        }
        sigue
    }

    pub fn poner(&mut self, byte: u8) {
        self.palabra.get_or_insert_default().trozos.push(Trozo::Byte(byte));
    }

    pub fn acabar_palabra(&mut self) {
        self.piezas.extend(self.palabra.take().map(Pieza::Palabra));
    }

    pub fn signo(&mut self, byte: u8) -> Result<(), Fallo> {
        self.acabar_palabra();
        if byte != b'\n' && self.sigue(byte) {
            let signo = char::from(byte);
            return Err(Fallo::NoSeEntiende(format!("no entiendo «{signo}{signo}»")));
        }
        self.piezas.push(Pieza::Signo(byte));
        Ok(())
    }

    /// En `2>`, el número va pegado al signo; en `2 >`, es una palabra más.
    pub fn redireccion(&mut self, byte: u8) {
        let numero = self.palabra.as_ref().and_then(Palabra::cifra);
        if numero.is_some() {
            self.palabra = None;
        }
        self.acabar_palabra();
        let como = match byte {
            b'<' => "<",
            _ if self.sigue(b'>') => ">>",
            _ if self.sigue(b'&') => ">&",
            _ => ">",
        };
        self.piezas.push(Pieza::Redirige(numero, como));
    }

    pub fn comentario(&mut self) {
        let fin = self.resto.iter().position(|byte| *byte == b'\n').unwrap_or(self.resto.len());
        self.resto = &self.resto[fin..];
    }
}
