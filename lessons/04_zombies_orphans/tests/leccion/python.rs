//! Lo que dicen los programas de Python del capítulo lo dicen también sus pasos.

use std::collections::BTreeSet;

use regex::Regex;
use tests::{Outcome, Run, Trial, requires, trial_if, workspace_root};

use crate::{LECCION, leccion};

/// Los que usan psutil.
const CON_PSUTIL: [&str; 3] = ["zombi", "apuntes", "muchos"];

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial_if(
            "Python no tiene prctl ni signalfd",
            || requires::program("python3"),
            no_los_tiene,
        ),
        trial_if(
            "el guardián de Python arranca otra vez a quien falla",
            || requires::program("python3"),
            guardian,
        ),
    ];
    trials.extend(LECCION.steps().iter().map(|paso| {
        let modulo =
            if CON_PSUTIL.contains(&paso.as_str()) { "psutil" } else { "os" };
        trial_if(
            &format!("{paso}.py dice lo mismo que el paso"),
            move || tiene(modulo),
            move || lo_mismo(paso),
        )
    }));
    trials
}

fn tiene(modulo: &str) -> Result<(), String> {
    requires::program("python3")?;
    let outcome =
        Run::new("python3").args(["-c", &format!("import {modulo}")]).run();
    if outcome.stderr.is_empty() {
        Ok(())
    } else {
        Err(format!("a python3 le falta {modulo}"))
    }
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

fn python(programa: &str) -> Outcome {
    let programa = workspace_root().join(programa);
    // Con PYTHONUNBUFFERED, cada `print` son dos escrituras, y las de dos procesos
    // pueden mezclarse.
    let run = Run::new("python3").arg("-B").arg(programa.display().to_string());
    let outcome = run.env_remove("PYTHONUNBUFFERED").run();
    outcome.assert_code(0).assert_clean();
    outcome
}

fn lo_mismo(paso: &str) {
    let python = python(&format!("lessons/04_zombies_orphans/python/{paso}.py"));
    let rust = leccion().arg(paso).run();
    rust.assert_code(0).assert_clean();
    let (python, rust) = (dicho(&python), dicho(&rust));
    assert!(!python.is_empty(), "{paso}.py no dice nada");
    let solo_python: Vec<_> = python.difference(&rust).collect();
    assert!(solo_python.is_empty(), "el paso no dice: {solo_python:#?}\n{rust:#?}");
}

/// Cada línea, con los valores de Rust escritos como en Python y sin los números
/// que cambian.
fn dicho(outcome: &Outcome) -> BTreeSet<String> {
    let cambios = [
        (r"^.*│ (✔ )?", ""),
        (r"Exited\(Pid\(\d+\), (\d+)\)", "$1"),
        (r"Signaled\(Pid\(\d+\), SIGTERM, false\)", "-15"),
        (r"Err\(ECHILD\)", "ChildProcessError"),
        (r"zombi \(Z\)", "zombie"),
        (r"(PID|sin recoger:) \d+", "$1 N"),
    ];
    let cambios = cambios.map(|(de, a)| (Regex::new(de).unwrap(), a));
    let como_python = |linea: &String| {
        let cambiar = |texto: String, (de, a): &(Regex, &str)| {
            de.replace_all(&texto, *a).into_owned()
        };
        cambios.iter().fold(linea.clone(), cambiar)
    };
    outcome.lines().iter().map(como_python).collect()
}

fn guardian() {
    let outcome = python("book/src/04_zombies_orphans/python/guardian.py");
    let vidas = |cual: u32| {
        [(1, "mal"), (2, "bien")]
            .map(|(v, como)| format!("el {cual} ha acabado {como}; vidas: {v}"))
    };
    let dicho: BTreeSet<_> = outcome.lines().into_iter().collect();
    assert_eq!(dicho, (1..=3).flat_map(vidas).collect(), "{}", outcome.report());
    outcome.assert_says_in_order(&["el 3 ha acabado mal", "el 2 ha acabado mal"]);
}
