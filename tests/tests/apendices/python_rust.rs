//! Cada programa de `shared/examples` y su pareja de `book/src/python` se ejecutan y dicen lo mismo.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tests::paths::files_below;
use tests::{Outcome, Run, Trial, requires, trial, trial_if, workspace_root};

/// Las parejas, y el módulo que necesita la de Python además de los suyos.
const PAIRS: [(&str, &str); 7] = [
    ("leer_rust", "multiprocessing"),
    ("plantilla", "multiprocessing"),
    ("vida", "multiprocessing"),
    ("tabla", "psutil"),
    ("sincronizar", "multiprocessing"),
    ("comunicar", "multiprocessing"),
    ("reserva", "multiprocessing"),
];

pub fn trials() -> Vec<Trial> {
    let mut trials =
        vec![trial("todos los programas de Python ↔ Rust tienen pareja", everything_in_pairs)];
    for (name, module) in PAIRS {
        trials.push(trial_if(
            &format!("{name}.py y {name}.rs dicen lo mismo"),
            move || requires::python_module("python3", module),
            move || {
                assert_eq!(
                    spoken(&python(name)),
                    spoken(&rust(name)),
                    "{name}: Python, y después Rust"
                )
            },
        ));
        trials.push(trial(&format!("{name}.rs acaba bien y no deja nada"), move || {
            rust(name).assert_code(0).assert_clean();
        }));
    }
    trials
}

fn examples() -> PathBuf {
    workspace_root().join("shared/examples")
}

fn scripts() -> PathBuf {
    workspace_root().join("book/src/python")
}

fn everything_in_pairs() {
    let names = |folder: &Path, extension| {
        let stem = |path: &PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
        files_below(folder, extension).iter().map(stem).collect::<BTreeSet<_>>()
    };
    let pairs: BTreeSet<String> = PAIRS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&examples(), "rs"), pairs);
    assert_eq!(names(&scripts(), "py"), pairs);
}

fn rust(name: &str) -> Outcome {
    let run =
        Run::new(env!("CARGO")).args(["run", "--quiet", "--package", "shared", "--example", name]);
    run.cwd(workspace_root()).run()
}

fn python(name: &str) -> Outcome {
    let script = scripts().join(format!("{name}.py"));
    // Con PYTHONUNBUFFERED, cada `print` son dos escrituras, y las de dos procesos pueden mezclarse.
    let run = Run::new("python3").arg(script.display().to_string()).env_remove("PYTHONUNBUFFERED");
    let outcome = run.run();
    outcome.assert_code(0);
    outcome
}

/// Las líneas, sin orden porque los procesos hablan a la vez, y con los valores de Rust escritos como en Python.
fn spoken(outcome: &Outcome) -> BTreeSet<String> {
    let pythonic = |line: &String| {
        let words = line.split(' ').map(|word| match word {
            "true" => "True".to_owned(),
            "false" => "False".to_owned(),
            word => word.trim_start_matches("Some(").trim_end_matches(')').to_owned(),
        });
        words.collect::<Vec<_>>().join(" ")
    };
    outcome.lines().iter().map(pythonic).collect()
}
