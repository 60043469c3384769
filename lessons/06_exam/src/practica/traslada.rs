//! Llevar el progreso de un ordenador a otro.

use std::path::Path;
use std::process::ExitCode;

use super::PracticaError;
use crate::juicio::cuantos;
use crate::progreso::{self, Guardado};

pub fn exporta(fichero: &str) -> Result<ExitCode, PracticaError> {
    let progreso = Guardado::del_usuario()?.lee()?;
    let texto = serde_json::to_string_pretty(&progreso)
        .expect("todo lo que contiene cabe en JSON");
    std::fs::write(fichero, texto + "\n").map_err(|error| {
        PracticaError::MalUso(format!(
            "no se puede escribir «{}»: {error}",
            shared::foreign::printable(fichero)
        ))
    })?;
    println!(
        "Llévate ese fichero y, en el otro ordenador:\n   cargo practica importa {}",
        shared::foreign::printable(fichero)
    );
    Ok(ExitCode::SUCCESS)
}

/// Lo que ya estaba hecho aquí sigue hecho.
pub fn importa(fichero: &str) -> Result<ExitCode, PracticaError> {
    let traido = progreso::importa(Path::new(fichero))?;
    let progreso =
        Guardado::del_usuario()?.cambia(|progreso| progreso.suma(traido))?;
    println!(
        "Ahora hay {}.",
        cuantos(progreso.hechos.len(), "ejercicio hecho", "ejercicios hechos")
    );
    Ok(ExitCode::SUCCESS)
}
