//! Lo que resta una equivocada.

use serde::{Deserialize, Serialize};

/// Lo que resta una pregunta de opciones equivocada, en partes de lo que vale. En blanco no resta nada, y lo que se
/// escribe sin opciones tampoco: no se acierta por casualidad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Penalizacion {
    Ninguna,
    /// Con n opciones, 1/(n−1): quien contesta al azar saca 0 de media.
    EntreLasOtras,
    Tercio,
    Cuarto,
    /// Un 30 %: 0,15 de 0,5.
    TresDecimos,
    Mitad,
}

impl Penalizacion {
    /// Cómo se pide cada una, con las comillas que la shell necesita.
    pub const TODAS: [(&'static str, Self); 6] = [
        ("ninguna", Self::Ninguna),
        ("'1/(n-1)'", Self::EntreLasOtras),
        ("1/3", Self::Tercio),
        ("25%", Self::Cuarto),
        ("30%", Self::TresDecimos),
        ("1/2", Self::Mitad),
    ];

    /// Cómo se pide esta.
    pub fn clave(self) -> &'static str {
        Self::TODAS
            .iter()
            .find(|(_, una)| *una == self)
            .map_or("", |(clave, _)| clave)
    }

    /// Qué parte de lo que vale la pregunta resta una equivocada, de 0 a 1.
    pub fn de(self, opciones: usize) -> f64 {
        match self {
            Self::Ninguna => 0.0,
            Self::EntreLasOtras => 1.0 / opciones.saturating_sub(1).max(1) as f64,
            Self::Tercio => 1.0 / 3.0,
            Self::Cuarto => 0.25,
            Self::TresDecimos => 0.3,
            Self::Mitad => 0.5,
        }
    }

    /// Lo que se dice antes de empezar: «cada pregunta de opciones equivocada resta …».
    pub fn en_palabras(self) -> &'static str {
        match self {
            Self::Ninguna => "nada",
            Self::EntreLasOtras => "1/(n−1) de lo que vale, con n opciones",
            Self::Tercio => "un tercio de lo que vale",
            Self::Cuarto => "un 25 % de lo que vale",
            Self::TresDecimos => "un 30 % de lo que vale",
            Self::Mitad => "la mitad de lo que vale",
        }
    }
}
