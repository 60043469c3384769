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

fn nothing_is_built_twice() {
    let for_tests = needed(&["--workspace", "--edges", "normal,build,dev"]);
    for package in lessons_by_binary().keys().map(|binary| format!("l{binary}")) {
        let to_run = needed(&["--package", &package, "--edges", "normal,build"]);
        let again: Vec<_> = to_run.difference(&for_tests).collect();
        assert!(
            again.is_empty(),
            "en el Cargo.toml de la raíz, a {package} le faltan opciones: {again:?}"
        );
    }
}
