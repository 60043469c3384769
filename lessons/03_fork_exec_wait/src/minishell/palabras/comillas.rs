//! Las reglas de las comillas, la barra y `$?`, una función por cada una.

use super::lector::Lector;
use super::palabra::Trozo;
use super::{Fallo, no_se_entiende};

impl Lector<'_> {
    /// Entre comillas simples, todo es lo que parece.
    pub fn comillas_simples(&mut self) -> Result<(), Fallo> {
        self.con_comillas();
        loop {
            match self.dentro()? {
                b'\'' => return Ok(()),
                byte => self.poner(byte),
            }
        }
    }

    /// Entre comillas dobles, `$?` sigue valiendo, y `\` quita el significado a
    /// unos pocos.
    pub fn comillas_dobles(&mut self) -> Result<(), Fallo> {
        self.con_comillas();
        loop {
            match self.dentro()? {
                b'"' => return Ok(()),
                b'$' => self.dolar()?,
                b'`' => return no_se_entiende(b'`'),
                b'\\' => match self.dentro()? {
                    b'\n' => {}
                    byte @ (b'"' | b'\\' | b'$' | b'`') => self.poner(byte),
                    byte => {
                        [b'\\', byte].into_iter().for_each(|byte| self.poner(byte))
                    }
                },
                byte => self.poner(byte),
            }
        }
    }

    /// `\` quita el significado al byte siguiente; al final de una línea, la une con la que viene.
    pub fn barra(&mut self) -> Result<(), Fallo> {
        match self.dentro()? {
            b'\n' if self.resto.is_empty() => Err(Fallo::Incompleto),
            b'\n' => Ok(()),
            byte => {
                self.con_comillas();
                self.poner(byte);
                Ok(())
            }
        }
    }

    /// El valor de `$?` se pondrá al ejecutar; otras variables no hay.
    pub fn dolar(&mut self) -> Result<(), Fallo> {
        match self.resto.first() {
            Some(b'?') => {
                self.siguiente();
                self.palabra.get_or_insert_default().trozos.push(Trozo::Estado);
            }
            None
            | Some(
                b' ' | b'\t' | b'\n' | b';' | b'"' | b'|' | b'&' | b'<' | b'>',
            ) => {
                self.poner(b'$');
            }
            Some(_) => {
                return Err(Fallo::NoSeEntiende(
                    "tras «$» solo entiendo «?»".to_owned(),
                ));
            }
        }
        Ok(())
    }

    /// El byte siguiente, que tiene que haberlo: quedan comillas por cerrar.
    fn dentro(&mut self) -> Result<u8, Fallo> {
        match self.siguiente() {
            Some(0) => no_se_entiende(0),
            otro => otro.ok_or(Fallo::Incompleto),
        }
    }

    fn con_comillas(&mut self) {
        self.palabra.get_or_insert_default().con_comillas = true;
    }
}
