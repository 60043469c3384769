//! Los errores típicos: `preguntas/errores.toml`, cada uno con su frase.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorTipico {
    /// Completa «Si has contestado eso, …»: «olvidas que el padre también cuenta».
    pub frase: String,
    /// El paso que lo cura: `03 cuantos`. Ninguno, si no es de un concepto: entonces, el de la pregunta.
    pub paso: Option<String>,
    /// Lo delatan las preguntas generadas, y el banco no tiene por qué.
    #[serde(default)]
    pub generadas: bool,
}

/// Cada error, por su nombre.
pub type Errores = BTreeMap<String, ErrorTipico>;
