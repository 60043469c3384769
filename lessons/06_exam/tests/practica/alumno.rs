//! Alguien que practica, y lo que se le juzga.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;
use tests::{Outcome, Run, workspace_root};

use crate::EXAMEN;

/// Alguien que practica, con su carpeta y su progreso.
pub struct Alumno {
    pub casa: TempDir,
}

impl Alumno {
    pub fn nuevo() -> Self {
        Self { casa: tempfile::tempdir().unwrap() }
    }

    pub fn ruta(&self, que: &str) -> PathBuf {
        self.casa.path().join(que)
    }

    pub fn run(&self, argumentos: &[&str]) -> Run {
        Run::new(EXAMEN)
            .arg("practica")
            .args(argumentos.iter().copied())
            .env("XDG_STATE_HOME", self.casa.path().display().to_string())
            .env("CUADERNO_PRACTICA", self.ruta("practica").display().to_string())
    }

    pub fn pide(&self, argumentos: &[&str]) -> Outcome {
        let outcome = self.run(argumentos).run();
        outcome.assert_nothing_alive();
        outcome
    }
}

pub fn de_plantilla(fichero: &str) -> PathBuf {
    workspace_root().join("lessons/00_process/exercises/plantilla").join(fichero)
}

pub fn juzga(fichero: &Path) -> Outcome {
    juzga_de("plantilla", fichero)
}

fn juzga_de(ejercicio: &str, fichero: &Path) -> Outcome {
    let fichero = fichero.display().to_string();
    let pedido =
        [ejercicio, "--lenguaje", "python", "--json", "--fichero", &fichero];
    let outcome = Alumno::nuevo().pide(&pedido);
    outcome.assert_nothing_alive();
    outcome
}

pub fn juzga_texto(texto: &str) -> Value {
    juzga_texto_de("plantilla", texto)
}

pub fn juzga_texto_de(ejercicio: &str, texto: &str) -> Value {
    let casa = tempfile::tempdir().unwrap();
    let fichero = casa.path().join("respuesta.py");
    fs::write(&fichero, texto).unwrap();
    let outcome = juzga_de(ejercicio, &fichero);
    serde_json::from_str(&outcome.stdout)
        .unwrap_or_else(|_| panic!("{}", outcome.report()))
}
