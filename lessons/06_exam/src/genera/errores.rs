//! Los errores de siempre, con su frase: la tabla está en `preguntas/errores.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
struct ErrorDeSiempre {
    frase: String,
}

static TABLA: LazyLock<HashMap<String, ErrorDeSiempre>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../preguntas/errores.toml"))
        .expect("preguntas/errores.toml está bien escrito")
});

/// Lo que completa «Si has contestado esto, …».
pub fn frase(id: &str) -> &'static str {
    &TABLA.get(id).unwrap_or_else(|| panic!("falta «{id}» en errores.toml")).frase
}
