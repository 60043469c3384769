//! `ejercicio.toml`: lo que hay que saber de un ejercicio para proponerlo.

use std::path::Path;

use serde::Deserialize;

use super::EjercicioError;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ficha {
    pub titulo: String,
    pub nivel: Nivel,
    /// El número de su tema en la página «Los temas de los exámenes».
    pub tema: u32,
    /// El paso que lo enseña: `00 plantilla`.
    pub paso: String,
    /// Si se escribe entero, en una hoja en blanco.
    #[serde(default)]
    pub en_blanco: bool,
    /// Lo que recibe el programa, lo que hace y lo que escribe.
    pub enunciado: String,
    /// De un empujón a casi la respuesta.
    pub pistas: [String; 3],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Nivel {
    #[serde(rename = "imprescindible")]
    Imprescindible,
    #[serde(rename = "ampliación")]
    Ampliacion,
}

impl Nivel {
    pub fn nombre(self) -> &'static str {
        match self {
            Nivel::Imprescindible => "imprescindible",
            Nivel::Ampliacion => "ampliación",
        }
    }
}

impl Ficha {
    pub fn lee(carpeta: &Path) -> Result<Self, EjercicioError> {
        let fichero = carpeta.join("ejercicio.toml");
        let falla = |por_que: String| {
            EjercicioError::Ficha(fichero.display().to_string(), por_que)
        };
        let texto = std::fs::read_to_string(&fichero)
            .map_err(|error| falla(error.to_string()))?;
        toml::from_str(&texto).map_err(|error| falla(error.to_string()))
    }
}
