//! Quien mueve la carpeta del cuaderno, ya construido, no ha de quedarse con programas que la buscan donde estaba.

use std::fs;
use std::path::Path;
use std::process::Command;

use tests::{Trial, trial, workspace_root};

const PACKAGE: &str = "[package]\nname = \"cuadernillo\"\nedition = \"2024\"\n[workspace]\n";
const MAIN: &str = "fn main() { print!(\"{}\", env!(\"CARGO_MANIFEST_DIR\")); }\n";

pub fn trials() -> Vec<Trial> {
    vec![trial("si se mueve de sitio, se construye de nuevo", moved)]
}

/// Un paquete con los ajustes de Cargo del cuaderno, y con lo que en `shared` los mira.
fn moved() {
    let house = tempfile::tempdir().unwrap();
    let before = house.path().join("cuaderno");
    let after = house.path().join("otro sitio").join("el año");
    let read = |file| fs::read_to_string(workspace_root().join(file)).unwrap();
    let watches = read("shared/src/lib.rs");
    let watches = watches.lines().find(|line| line.contains("option_env!(")).expect("los mira");
    for folder in [".cargo", "src"] {
        fs::create_dir_all(before.join(folder)).unwrap();
    }
    fs::write(before.join(".cargo/config.toml"), read(".cargo/config.toml")).unwrap();
    fs::write(before.join("Cargo.toml"), PACKAGE).unwrap();
    fs::write(before.join("src/main.rs"), format!("{watches}\n{MAIN}")).unwrap();
    assert_eq!(where_it_is(&before), before.display().to_string());
    fs::create_dir(after.parent().unwrap()).unwrap();
    fs::rename(&before, &after).unwrap();
    assert_eq!(where_it_is(&after), after.display().to_string());
}

fn where_it_is(folder: &Path) -> String {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--offline"]).current_dir(folder);
    let output = cargo.env_remove("CARGO_TARGET_DIR").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
