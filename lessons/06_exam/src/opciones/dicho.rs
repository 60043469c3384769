//! Lo que se ha escrito detrás de una parte. Cada opción la toma quien la usa; si no la toma nadie, no se pasa por alto: sobra.

use std::ffi::OsString;

use lexopt::{Arg, Parser};
use shared::foreign::printable;

use super::parecida;

/// Una opción de una parte.
#[derive(Clone, Copy)]
pub struct Opcion {
    /// Cómo se escribe. Todas las maneras valen; se la llama por la primera.
    nombres: &'static [&'static str],
    /// Qué va detrás, si va algo.
    lleva: Option<&'static str>,
}

impl Opcion {
    pub const fn sola(nombres: &'static [&'static str]) -> Self {
        Self { nombres, lleva: None }
    }

    pub const fn con(
        nombres: &'static [&'static str],
        lleva: &'static str,
    ) -> Self {
        Self { nombres, lleva: Some(lleva) }
    }
}

pub struct Dicho {
    palabras: Vec<OsString>,
    /// Con lo que llevan detrás, en el orden en que se han escrito.
    opciones: Vec<(&'static str, OsString)>,
    que_se_pide: String,
}

impl Dicho {
    /// Nada, si lo que se pide es la ayuda.
    pub(super) fn lee(
        mut parser: Parser,
        orden: &str,
        hay: &'static [Opcion],
    ) -> Result<Option<Self>, String> {
        let que_se_pide = format!("`{orden}`");
        let mut dicho =
            Self { palabras: Vec::new(), opciones: Vec::new(), que_se_pide };
        while let Some(argumento) = parser.next().map_err(mal_escrita)? {
            let escrita = match argumento {
                Arg::Long("ayuda" | "help") | Arg::Short('h') => return Ok(None),
                Arg::Value(palabra) => {
                    dicho.palabras.push(palabra);
                    continue;
                }
                Arg::Long(larga) => format!("--{larga}"),
                Arg::Short(corta) => format!("-{corta}"),
            };
            let opcion = hay
                .iter()
                .find(|opcion| opcion.nombres.contains(&escrita.as_str()))
                .ok_or_else(|| no_hay(&escrita, hay))?;
            let nombre = opcion.nombres[0];
            if dicho.opciones.iter().any(|(otra, _)| *otra == nombre) {
                return Err(format!("«{nombre}» está dos veces: deja una"));
            }
            let detras = match opcion.lleva {
                Some(que) => parser.value().map_err(|_| {
                    format!("detrás de «{nombre}» falta decir {que}")
                })?,
                None => OsString::new(),
            };
            dicho.opciones.push((nombre, detras));
        }
        Ok(Some(dicho))
    }

    /// Con qué no va lo que sobre: «el historial».
    pub fn es(&mut self, que_se_pide: &str) {
        self.que_se_pide = que_se_pide.to_owned();
    }

    /// Las opciones que no ha tomado nadie todavía.
    pub fn opciones(&self) -> impl Iterator<Item = &'static str> {
        self.opciones.iter().map(|(nombre, _)| *nombre)
    }

    /// Toma las palabras.
    pub fn palabras(&mut self) -> Vec<OsString> {
        std::mem::take(&mut self.palabras)
    }

    /// Toma una opción, y dice si estaba.
    pub fn hay(&mut self, nombre: &str) -> bool {
        self.valor(nombre).is_some()
    }

    /// Toma una opción con lo que lleva detrás, tal cual.
    pub fn valor(&mut self, nombre: &str) -> Option<OsString> {
        let cual = self.opciones.iter().position(|(otra, _)| *otra == nombre)?;
        Some(self.opciones.remove(cual).1)
    }

    /// Toma una opción y lee lo que lleva detrás, en minúsculas.
    pub fn toma<T>(
        &mut self,
        nombre: &str,
        lee: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, String> {
        self.valor(nombre)
            .map(|detras| lee(&detras.to_string_lossy().trim().to_lowercase()))
            .transpose()
    }

    pub(super) fn nada_sobra(&self) -> Result<(), String> {
        if let Some(palabra) = self.palabras.first() {
            return Err(format!("sobra «{}»", printable(palabra)));
        }
        self.opciones().next().map_or(Ok(()), |nombre| {
            Err(format!("«{nombre}» no va con {}", self.que_se_pide))
        })
    }
}

fn mal_escrita(error: lexopt::Error) -> String {
    match error {
        lexopt::Error::UnexpectedValue { option, .. } => {
            format!("detrás de «{}» no va nada", printable(&option))
        }
        _ => "hay una opción mal escrita".to_owned(),
    }
}

fn no_hay(escrita: &str, hay: &'static [Opcion]) -> String {
    let nombres = hay.iter().flat_map(|opcion| opcion.nombres).copied();
    let quizas =
        parecida(escrita, nombres.filter(|nombre| nombre.starts_with("--")));
    let quizas = quizas
        .map(|otra| format!(": ¿querías decir «{otra}»?"))
        .unwrap_or_default();
    format!("no hay ninguna opción «{}»{quizas}", printable(escrita))
}
