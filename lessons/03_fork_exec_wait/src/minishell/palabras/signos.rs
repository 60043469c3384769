//! Las reglas de los signos: los que separan órdenes, los que redirigen y `#`.

use super::lector::Lector;
use super::{Fallo, Palabra, Pieza};

/// Los de redirección de `sh`, los largos primero: `<<` no es un `<` y otro `<`.
const OPERADORES: [&str; 8] = ["<<", "<>", "<&", ">>", ">&", ">|", "<", ">"];

impl Lector<'_> {
    pub fn signo(&mut self, byte: u8) -> Result<(), Fallo> {
        self.acabar_palabra();
        if byte != b'\n' && self.sigue(byte) {
            let signo = char::from(byte);
            return Err(Fallo::NoSeEntiende(format!(
                "no entiendo «{signo}{signo}»"
            )));
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
        let fin = self
            .resto
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(self.resto.len());
        self.resto = &self.resto[fin..];
    }
}
