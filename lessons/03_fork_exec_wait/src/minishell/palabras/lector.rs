//! Quien va leyendo el texto, byte a byte, y juntando las piezas.

use super::{Fallo, Palabra, Pieza, Trozo};

/// Los de redirección de `sh`, los largos primero: `<<` no es un `<` y otro `<`.
const OPERADORES: [&str; 8] = ["<<", "<>", "<&", ">>", ">&", ">|", "<", ">"];

pub struct Lector<'a> {
    pub resto: &'a [u8],
    pub piezas: Vec<Pieza>,
    /// La palabra que se está leyendo; `''` es una palabra vacía, que no es lo mismo que ninguna.
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
    pub fn redireccion(&mut self, byte: u8) -> Result<(), Fallo> {
        let numero = self.palabra.as_ref().and_then(Palabra::cifra);
        if numero.is_some() {
            self.palabra = None;
        }
        self.acabar_palabra();
        let signo = OPERADORES.iter().find(|signo| {
            let (primero, resto) = (signo.as_bytes()[0], &signo.as_bytes()[1..]);
            primero == byte && self.resto.starts_with(resto)
        });
        let signo = *signo.expect("< y > están en la lista");
        if !["<", ">", ">>", ">&"].contains(&signo) {
            return Err(Fallo::NoSeEntiende(format!("no entiendo «{signo}»")));
        }
        self.resto = &self.resto[signo.len() - 1..];
        self.piezas.push(Pieza::Redirige(numero, signo));
        Ok(())
    }

    pub fn comentario(&mut self) {
        let fin = self.resto.iter().position(|byte| *byte == b'\n').unwrap_or(self.resto.len());
        self.resto = &self.resto[fin..];
    }
}
