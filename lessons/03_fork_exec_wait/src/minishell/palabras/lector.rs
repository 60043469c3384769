//! Quien va leyendo el texto, byte a byte, y juntando las piezas.

use super::palabra::Trozo;
use super::{Palabra, Pieza};

pub struct Lector<'a> {
    pub resto: &'a [u8],
    pub piezas: Vec<Pieza>,
    /// La palabra que se está leyendo; `''` es una palabra vacía, que no es lo
    /// mismo que ninguna.
    pub palabra: Option<Palabra>,
    /// Cuántos bytes llevaba la palabra al encontrar un `[` sin comillas.
    pub patron: Option<usize>,
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
        self.patron = None;
    }

    pub fn abrir_patron(&mut self) {
        self.poner(b'[');
        self.patron = self.patron.or(Some(self.largo()));
    }

    /// `[ab]` son los ficheros `a` y `b`; `[` y `[]`, palabras corrientes.
    pub fn cierra_patron(&self) -> bool {
        self.patron.is_some_and(|desde| self.largo() > desde)
    }

    fn largo(&self) -> usize {
        self.palabra.as_ref().map_or(0, |palabra| palabra.trozos.len())
    }
}
