//! Los programas de Python del capítulo se ejecutan, y todo lo que comprueban lo comprueba también la lección.

use std::collections::BTreeSet;
use std::path::PathBuf;

use regex::Regex;
use tests::paths::files_below;
use tests::{Run, Trial, requires, trial, trial_if, workspace_root};

use crate::{BINARIO, PASOS, leccion};

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![trial("cada paso tiene su programa de Python", uno_por_paso)];
    let con_python = || requires::program("python3");
    for paso in PASOS.into_iter().filter(|paso| *paso != "minishell") {
        let nombre = format!("{paso}.py dice lo mismo que el paso {paso}");
        trials.push(trial_if(&nombre, con_python, move || lo_mismo(paso)));
    }
    trials.push(trial_if("minishell.py hace lo mismo que minishell", con_python, las_dos_shells));
    trials
}

fn carpeta() -> PathBuf {
    workspace_root().join("book/src/03_fork_exec_wait/python")
}

fn uno_por_paso() {
    let nombres: BTreeSet<String> = files_below(&carpeta(), "py")
        .iter()
        .map(|ruta| ruta.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(nombres, PASOS.into_iter().map(str::to_owned).collect());
}

fn python(paso: &str) -> Run {
    let programa = carpeta().join(format!("{paso}.py"));
    Run::new("python3").arg(programa.display().to_string()).env_remove("PYTHONUNBUFFERED")
}

/// Lo comprobado, con los valores de Rust escritos como los escribe Python.
fn comprobado(lineas: &[String]) -> BTreeSet<String> {
    let reglas = [
        (r"Exited\(Pid\(\d+\), (\d+)\)", "$1"),
        (r"(?:Some|Ok|Err)\((-?\w+)\)", "$1"),
        (r"\bStillAlive\b", "0"),
        (r"\btrue\b", "True"),
        (r"\bfalse$", "False"),
        (r#"["']"#, ""),
    ];
    let reglas = reglas.map(|(patron, nuevo)| (Regex::new(patron).unwrap(), nuevo));
    let como_python = |linea: &String| {
        let dicho = linea.split_once("✔ ")?.1.to_owned();
        let cambiar = |texto: String, (patron, nuevo): &(Regex, &str)| {
            patron.replace_all(&texto, *nuevo).into_owned()
        };
        Some(reglas.iter().fold(dicho, cambiar))
    };
    lineas.iter().filter_map(como_python).collect()
}

fn lo_mismo(paso: &str) {
    let suyo = python(paso).run();
    suyo.assert_code(0).assert_clean().assert_no_complaints();
    let nuestro = leccion().arg(paso).run();
    let (suyas, nuestras) = (comprobado(&suyo.lines()), comprobado(&nuestro.lines()));
    assert!(!suyas.is_empty(), "{paso}.py no comprueba nada");
    let sobran: Vec<&String> = suyas.difference(&nuestras).collect();
    assert!(sobran.is_empty(), "{paso}.py dice algo que la lección no: {sobran:#?}\n{nuestras:#?}");
}

fn las_dos_shells() {
    let guion = "echo 'a  b' \"c\"\nprintf 'b\\na\\nb\\n' | sort | uniq -c\ncd /\npwd\nfalse\n";
    let suyo = python("minishell").stdin(guion).run();
    let nuestro = Run::new(BINARIO).args(["minishell", "--interactivo"]).stdin(guion).run();
    suyo.assert_code(1).assert_clean();
    nuestro.assert_code(1).assert_clean();
    assert_eq!(suyo.stdout, nuestro.stdout);
}
