//! `ejercicio.toml`: lo que hay que saber de un ejercicio para proponerlo.

use std::path::Path;

use serde::{Deserialize, Serialize};

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
    /// Lo que hace el fichero de partida, que quien empieza en una hoja en blanco no tiene.
    pub partida: Option<String>,
    /// De un empujón a casi la respuesta.
    pub pistas: [String; 3],
}

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize,
)]
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
    /// El enunciado, para quien tiene el fichero de partida.
    pub fn con_partida(&self) -> String {
        let partida = self.partida.as_ref().map(|partida| format!("\n\n{partida}"));
        format!("{}{}", self.enunciado.trim(), partida.unwrap_or_default())
    }

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
