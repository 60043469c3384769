//! Lo que está bien sigue estando bien en la caja.

use std::fs;
use std::path::Path;
use std::process::Command;

use tests::{Run, Trial, requires, trial_if};

use super::{del_ejercicio, juzga, juzga_con, se_puede};
use crate::{EXAMEN, en_la_caja};

/// Uno por lección, y el que mata a quien no ha creado.
const SIEMPRE: [&str; 8] = [
    "matar_por_nombre",
    "prioridad",
    "lock",
    "caja_fuerte",
    "tuberia",
    "sin_zombis",
    "servidor_fork",
    "redirige",
];

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![en_la_caja(
        "en la caja se ve el Python que está en /tmp",
        python_en_tmp,
    )];
    for leccion in tests::paths::lesson_names() {
        let carpeta =
            tests::workspace_root().join("lessons").join(leccion).join("exercises");
        let Ok(ejercicios) = carpeta.read_dir() else { continue };
        for ejercicio in ejercicios.flatten() {
            let nombre = ejercicio.file_name().to_string_lossy().into_owned();
            for (lenguaje, extension) in
                [("python", "py"), ("rust", "rs"), ("c", "c")]
            {
                if ejercicio.path().join(format!("solucion.{extension}")).is_file()
                {
                    trials.push(una(nombre.clone(), lenguaje, extension));
                }
            }
        }
    }
    trials
}

fn una(nombre: String, lenguaje: &'static str, extension: &'static str) -> Trial {
    let en_cada = lenguaje == "python" && SIEMPRE.contains(&&*nombre)
        || [("abanico", "c"), ("plantilla", "rust")]
            .contains(&(&*nombre, lenguaje));
    let se_hace = move || {
        if !en_cada && requires::repetitions(1) <= 1 {
            return Err("se juzga con CUADERNO_REPETICIONES=20".to_owned());
        }
        match lenguaje {
            "rust" => requires::program("rustc")?,
            "c" => requires::program("cc")?,
            _ => requires::python_module("python3", "psutil")?,
        }
        se_puede()
    };
    trial_if(
        &format!("en la caja, {nombre} en {lenguaje} está bien"),
        se_hace,
        move || {
            let fichero = del_ejercicio(&nombre, &format!("solucion.{extension}"));
            let (json, outcome) = juzga(&nombre, lenguaje, &fichero);
            assert_eq!(json["verdict"], "right", "{}", outcome.report());
            outcome.assert_code(0);
        },
    )
}

/// Un Python con una biblioteca suya, en /tmp.
fn python_en_tmp() {
    let casa = tempfile::tempdir_in("/tmp").unwrap();
    let entorno = casa.path().join("entorno");
    let crea = Command::new("python3")
        .args(["-m", "venv", "--without-pip"])
        .arg(&entorno)
        .status();
    assert!(crea.unwrap().success());
    let biblioteca = fs::read_dir(entorno.join("lib")).unwrap().next().unwrap();
    let modulos = biblioteca.unwrap().path().join("site-packages");
    fs::write(modulos.join("de_aqui.py"), "").unwrap();
    let solucion = fs::read_to_string(del_ejercicio("plantilla", "solucion.py"));
    let fichero = casa.path().join("plantilla.py");
    fs::write(&fichero, format!("import de_aqui\n{}", solucion.unwrap())).unwrap();
    let examen = Run::new(EXAMEN).env("PATH", camino_con(&entorno));
    let (json, outcome) = juzga_con(examen, "plantilla", "python", &fichero);
    assert_eq!(json["verdict"], "right", "{}", outcome.report());
}

fn camino_con(entorno: &Path) -> String {
    let antes = std::env::var("PATH").unwrap_or_default();
    format!("{}:{antes}", entorno.join("bin").display())
}
