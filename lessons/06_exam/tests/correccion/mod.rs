//! Lo que comparten las pruebas de la corrección.

pub mod aislado;
pub mod clase;
pub mod malas_entradas;
pub mod soluciones;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tests::paths::lesson_names;
use tests::{Outcome, Run, requires, workspace_root};

use super::EXAMEN;

/// Si aquí se puede aislar, y juzgar dentro.
pub fn se_puede() -> Result<(), String> {
    static PUEDE: OnceLock<Result<(), String>> = OnceLock::new();
    PUEDE.get_or_init(prueba).clone()
}

/// Se mira con otro programa: si él puede y el nuestro no, es el nuestro el que falla.
fn prueba() -> Result<(), String> {
    requires::ptrace()?;
    let otro = Command::new("unshare")
        .args(["-Urmpin", "--fork", "--mount-proc", "true"])
        .output()
        .map_err(|error| error.to_string())?;
    if !otro.status.success() {
        return Err(String::from_utf8_lossy(&otro.stderr).trim().to_owned());
    }
    let nuestro = Command::new(EXAMEN).arg("prueba_caja").output();
    let queja = nuestro.map(|salida| salida.stderr).unwrap_or_default();
    let queja = String::from_utf8_lossy(&queja).trim().to_owned();
    if queja.contains("no tiene Landlock") { Err(queja) } else { Ok(()) }
}

/// El fichero de un ejercicio: `solucion.py`, `mal/sin_join.py`.
pub fn del_ejercicio(ejercicio: &str, fichero: &str) -> PathBuf {
    let lecciones = workspace_root().join("lessons");
    let carpetas = lesson_names()
        .into_iter()
        .map(|leccion| lecciones.join(leccion).join("exercises").join(ejercicio));
    let carpeta = carpetas.into_iter().find(|carpeta| carpeta.is_dir());
    carpeta.expect("el ejercicio existe").join(fichero)
}

/// El veredicto de un fichero, juzgado en la caja.
pub fn juzga(ejercicio: &str, lenguaje: &str, fichero: &Path) -> (Value, Outcome) {
    juzga_con(Run::new(EXAMEN), ejercicio, lenguaje, fichero)
}

/// Como [`juzga`], con lo que ya lleve esa ejecución.
pub fn juzga_con(
    examen: Run,
    ejercicio: &str,
    lenguaje: &str,
    fichero: &Path,
) -> (Value, Outcome) {
    let outcome = examen
        .args([
            "practica",
            ejercicio,
            "--aislado",
            "--json",
            "--lenguaje",
            lenguaje,
        ])
        .arg("--fichero")
        .arg(fichero.display().to_string())
        .env("SECRETO_DEL_PROFESOR", "no se ha de ver")
        .deadline(Duration::from_secs(240))
        .run();
    outcome.assert_nothing_alive().assert_no_files();
    let json = serde_json::from_str(&outcome.stdout)
        .unwrap_or_else(|_| panic!("{}", outcome.report()));
    (json, outcome)
}

/// Las entregas de una clase, y al lado su corrección.
pub struct Entregas {
    casa: TempDir,
}

impl Entregas {
    pub fn nuevas() -> Self {
        let casa = tempfile::tempdir().unwrap();
        fs::create_dir(casa.path().join("entregas")).unwrap();
        Self { casa }
    }

    pub fn carpeta(&self) -> PathBuf {
        self.casa.path().join("entregas")
    }

    /// Lo que se escribió en la corrección.
    pub fn escrito(&self, fichero: &str) -> String {
        let ruta = self.casa.path().join("entregas-correccion").join(fichero);
        fs::read_to_string(&ruta)
            .unwrap_or_else(|error| panic!("{}: {error}", ruta.display()))
    }

    pub fn entrega(&self, alumno: &str, fichero: &str, texto: &str) -> &Self {
        let carpeta = self.carpeta().join(alumno);
        fs::create_dir_all(&carpeta).unwrap();
        fs::write(carpeta.join(fichero), texto).unwrap();
        self
    }

    /// La solución, o una respuesta de las que hay en el cuaderno.
    pub fn copia(&self, alumno: &str, ejercicio: &str, fichero: &str) -> &Self {
        let texto = fs::read_to_string(del_ejercicio(ejercicio, fichero)).unwrap();
        self.entrega(alumno, &format!("{ejercicio}.py"), &texto)
    }

    pub fn orden(&self) -> Run {
        Run::new(EXAMEN)
            .arg("corrige")
            .arg(self.carpeta().display().to_string())
            .deadline(Duration::from_secs(240))
    }

    pub fn corrige(&self) -> Outcome {
        let outcome = self.orden().run();
        outcome.assert_nothing_alive().assert_no_files();
        outcome
    }
}
