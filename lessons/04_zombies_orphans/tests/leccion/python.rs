//! Los programas de Python del capítulo se ejecutan, y lo que comprueban lo comprueba también el paso.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use regex::Regex;
use tests::{Outcome, Run, Trial, requires, trial_if, workspace_root};

use crate::{LECCION, leccion};

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![trial_if(
        "Python no tiene prctl ni signalfd",
        || requires::program("python3"),
        no_los_tiene,
    )];
    trials.extend(LECCION.steps().iter().map(|paso| {
        trial_if(
            &format!("{paso}.py dice lo mismo que el paso"),
            || requires::program("python3"),
            move || {
                lo_mismo(paso);
            },
        )
    }));
    trials
}

fn carpeta() -> PathBuf {
    workspace_root().join("lessons/04_zombies_orphans/python")
}

/// Lo dicen las páginas. Si una versión los trae, hay que decirlo de otra manera.
fn no_los_tiene() {
    let pregunta = "import os, resource, signal\n\
                    for modulo in (os, resource, signal):\n    \
                        print([n for n in ('prctl', 'signalfd') if hasattr(modulo, n)])";
    let outcome = Run::new("python3").args(["-c", pregunta]).run();
    outcome.assert_code(0);
    assert_eq!(outcome.stdout, "[]\n".repeat(3));
}

fn lo_mismo(paso: &str) {
    let programa = carpeta().join(format!("{paso}.py"));
    let python = Run::new("python3").arg("-B").arg(programa.display().to_string()).run();
    python.assert_code(0).assert_clean();
    let rust = leccion().arg(paso).run();
    rust.assert_code(0).assert_clean();
    let (python, rust) = (comprobaciones(&python), comprobaciones(&rust));
    assert!(!python.is_empty(), "{paso}.py no comprueba nada");
    let solo_python: Vec<_> = python.difference(&rust).collect();
    assert!(
        solo_python.is_empty(),
        "{paso}.py comprueba lo que el paso no: {solo_python:#?}\n{rust:#?}"
    );
}

static SALIDA: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"Exited\(Pid\(\d+\), (\d+)\)").unwrap());
static SENAL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"Signaled\(Pid\(\d+\), SIGTERM, false\)").unwrap());
static ENVOLTORIO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(?:Err|Ok|Some)\((\w+)\)").unwrap());

/// Lo que va detrás de cada ✔, con los valores de Rust escritos como en Python.
fn comprobaciones(outcome: &Outcome) -> BTreeSet<String> {
    let lineas = outcome.lines();
    let detras = lineas.iter().filter_map(|linea| Some(linea.split_once("✔ ")?.1));
    detras
        .map(|texto| {
            let texto = SALIDA.replace_all(texto, "$1");
            let texto = SENAL.replace_all(&texto, "-15");
            ENVOLTORIO.replace_all(&texto, "$1").into_owned()
        })
        .collect()
}
