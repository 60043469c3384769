//! Lo que se lleva quien enseña: el papel y su clave, y las preguntas en Moodle, GIFT y Anki, leídas por otros.

mod criterios;
mod errores;
mod formatos;
mod papel;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tempfile::TempDir;
use tests::{Outcome, Run, workspace_root};

const EXAMEN: &str = env!("CARGO_BIN_EXE_06_exam");

fn main() -> ExitCode {
    tests::main(|| {
        let mut trials = papel::trials();
        trials.extend(formatos::trials());
        trials.extend(errores::trials());
        trials.extend(criterios::trials());
        trials
    })
}

/// Una profesora, con su carpeta.
struct Profesora {
    carpeta: TempDir,
}

impl Profesora {
    fn nueva() -> Self {
        Self { carpeta: tempfile::tempdir().unwrap() }
    }

    fn ruta(&self, que: &str) -> PathBuf {
        self.carpeta.path().join(que)
    }

    fn run(&self, argumentos: &[&str]) -> Run {
        Run::new(EXAMEN).args(argumentos.iter().copied()).cwd(self.carpeta.path())
    }

    #[track_caller]
    fn pide(&self, argumentos: &[&str]) -> Outcome {
        let outcome = self.run(argumentos).run();
        outcome.assert_nothing_alive();
        outcome
    }

    /// Los nombres de lo que hay en su carpeta.
    fn ficheros(&self) -> Vec<String> {
        let entradas = std::fs::read_dir(self.carpeta.path()).unwrap();
        let mut nombres: Vec<String> = entradas
            .map(|una| una.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        nombres.sort();
        nombres
    }
}

/// Un fichero de los de estas pruebas.
fn de_aqui(que: &str) -> PathBuf {
    workspace_root().join("lessons/06_exam/tests/maestro").join(que)
}

/// Un programa de Python de estas pruebas, que se queja y acaba con otro código si algo está mal.
#[track_caller]
fn comprueba(run: Run) -> String {
    let outcome = run.run();
    outcome.assert_code(0).assert_nothing_alive();
    outcome.stdout.trim().to_owned()
}

fn python(programa: &str) -> Run {
    // Sin dejar nada al lado de los programas.
    Run::new("python3")
        .arg(texto(&de_aqui(programa)))
        .env("PYTHONDONTWRITEBYTECODE", "1")
}

fn texto(ruta: &Path) -> String {
    ruta.display().to_string()
}
