//! Llevar el progreso de un ordenador a otro.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::PracticaError;
use super::opciones::Pedido;
use crate::juicio::cuantos;
use crate::progreso::{self, Guardado, Traslado};
use crate::salida;

pub fn exporta(fichero: &str, pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    let traslado = Traslado::de_aqui(Guardado::del_usuario()?.lee()?);
    let texto = serde_json::to_string_pretty(&traslado)
        .expect("todo lo que contiene cabe en JSON");
    salida::en_ficheros(&[(PathBuf::from(fichero), texto + "\n")], pedido.si)?;
    println!(
        "Llévate ese fichero y, en el otro ordenador:\n   cargo practica importa {}",
        shared::foreign::printable(fichero)
    );
    Ok(ExitCode::SUCCESS)
}

/// Lo que ya estaba hecho aquí sigue hecho, y lo visto, visto.
pub fn importa(fichero: &str) -> Result<ExitCode, PracticaError> {
    let traido = Traslado::lee(Path::new(fichero))?;
    traido.apunta_pasos();
    let progreso = Guardado::del_usuario()?
        .cambia(|progreso| progreso.suma(traido.progreso))?;
    println!(
        "Ahora hay {} y {}.",
        cuantos(progreso.hechos.len(), "ejercicio hecho", "ejercicios hechos"),
        cuantos(progreso::pasos_vistos(), "paso visto", "pasos vistos")
    );
    Ok(ExitCode::SUCCESS)
}
