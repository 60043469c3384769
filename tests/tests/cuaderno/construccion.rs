//! Lo que construye `cargo run` le sirve a `cargo test`: nada se construye dos veces.

use std::collections::BTreeSet;
use std::process::Command;

use tests::paths::lessons_by_binary;
use tests::{Trial, trial, workspace_root};

pub fn trials() -> Vec<Trial> {
    vec![trial("`cargo test` no construye otra vez lo de `cargo run`", nothing_is_built_twice)]
}

/// Cada paquete que hace falta, con sus opciones: con otras, habría que construirlo otra vez.
fn needed(arguments: &[&str]) -> BTreeSet<String> {
    let cargo = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--prefix", "none", "--format", "{p} [{f}]"])
        .args(arguments)
        .current_dir(workspace_root())
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let text = String::from_utf8(cargo.stdout).unwrap();
    text.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

/// `httparse` se construye con `std` para quien sirve el libro, y sin ella, que es más rápida al nacer, para la lección 05.
/// El otro `hashbrown` es solo de quien construye el libro en las pruebas.
const BUILT_TWICE: [&str; 2] = ["httparse ", "hashbrown "];
/// Los que, además de las lecciones, construye quien usa el cuaderno: `cargo leccion`, `cargo practica`, `cargo cronograma`…
/// A `l06_exam` se lo preguntan además sus propias pruebas, que compilan respuestas con las bibliotecas del cuaderno.
const OTHERS: [&str; 5] = ["course", "l06_exam", "shared", "tests", "witness"];

fn nothing_is_built_twice() {
    let for_tests = needed(&["--workspace", "--edges", "normal,build,dev"]);
    let lessons = lessons_by_binary().into_keys().map(|binary| format!("l{binary}"));
    for package in lessons.chain(OTHERS.map(str::to_owned)) {
        // Sus programas; y sus pruebas y sus ejemplos.
        for edges in ["normal,build", "normal,build,dev"] {
            let alone = needed(&["--package", &package, "--edges", edges]);
            let twice = |package: &str| BUILT_TWICE.iter().any(|it| package.starts_with(it));
            let again: Vec<_> =
                alone.difference(&for_tests).filter(|package| !twice(package)).collect();
            assert!(
                again.is_empty(),
                "en el Cargo.toml de la raíz, a {package} le faltan opciones: {again:?}"
            );
        }
    }
}
