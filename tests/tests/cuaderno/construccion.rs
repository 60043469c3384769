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
const BUILT_TWICE: &str = "httparse ";

fn nothing_is_built_twice() {
    let for_tests = needed(&["--workspace", "--edges", "normal,build,dev"]);
    let lessons = lessons_by_binary().into_keys().map(|binary| format!("l{binary}"));
    // A `06_exam` se lo preguntan además sus propias pruebas, que compilan respuestas con las bibliotecas del cuaderno.
    for package in lessons.chain(["l06_exam".to_owned()]) {
        let to_run = needed(&["--package", &package, "--edges", "normal,build"]);
        let again: Vec<_> = to_run
            .difference(&for_tests)
            .filter(|package| !package.starts_with(BUILT_TWICE))
            .collect();
        assert!(
            again.is_empty(),
            "en el Cargo.toml de la raíz, a {package} le faltan opciones: {again:?}"
        );
    }
}
