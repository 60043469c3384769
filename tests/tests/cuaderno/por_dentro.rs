//! La página «Por dentro del cuaderno» nombra lo que hay: paquetes, órdenes y prohibiciones.

use std::fs;

use regex::Regex;
use tests::paths::lessons_by_binary;
use tests::{Run, Trial, trial, workspace_root};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("Por dentro nombra todos los paquetes y todas las órdenes", everything_is_named),
        trial("los ficheros y las variables que nombra Por dentro existen", names_exist),
    ]
}

fn read(path: &str) -> String {
    fs::read_to_string(workspace_root().join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn page() -> String {
    read("book/src/por-dentro.md")
}

/// La primera columna de cada fila de la tabla que hay en un apartado.
fn first_cells(section: &str) -> Vec<String> {
    let page = page();
    let head = format!("## {section}\n");
    let (_, text) = page.split_once(&head).expect("la página tiene ese apartado");
    let table = text.split("\n## ").next().unwrap().lines();
    let rows = table.filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    rows.skip(1).map(str::to_owned).collect()
}

fn everything_is_named() {
    let page = page();
    let metadata = Run::new(env!("CARGO"))
        .args(["metadata", "--offline", "--no-deps", "--format-version", "1"])
        .cwd(workspace_root())
        .run();
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata.assert_code(0).stdout).unwrap();
    let packages: Vec<&str> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| package["name"].as_str().unwrap())
        .collect();
    let lessons: Vec<String> = lessons_by_binary().keys().map(|name| format!("l{name}")).collect();
    let (first, last) = (lessons.first().unwrap(), lessons.last().unwrap());
    let mut rows = vec![format!("`{first}`… `{last}`")];
    let others = packages.iter().filter(|name| !lessons.iter().any(|lesson| lesson == *name));
    rows.extend(others.map(|name| format!("`{name}`")));
    let mut told = first_cells("Qué vive dónde");
    rows.sort();
    told.sort();
    assert_eq!(told, rows);

    let config = read(".cargo/config.toml");
    let of_aliases = config.lines().skip_while(|line| *line != "[alias]").skip(1);
    let aliases: Vec<&str> = of_aliases
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .collect();
    assert!(!aliases.is_empty(), "no hay ninguna orden corta: ¿se leen bien?");
    for alias in aliases {
        assert!(page.contains(&format!("`cargo {alias}`")), "falta `cargo {alias}`");
    }
}

fn names_exist() {
    let page = page();
    let sources = ["tests/src/harness.rs", "tests/src/requires.rs"].map(read).concat();
    let variable = Regex::new(r"`(CUADERNO_\w+)=").unwrap();
    let variables: Vec<_> = variable.captures_iter(&page).collect();
    assert!(!variables.is_empty(), "la página no nombra ninguna variable");
    for name in variables {
        assert!(sources.contains(&format!("\"{}\"", &name[1])), "nadie lee {}", &name[1]);
    }
    let path =
        Regex::new(r"`((?:lessons|shared|tests|book|\.cargo)[\w/.-]*|clippy\.toml)`").unwrap();
    for path in path.captures_iter(&page) {
        assert!(workspace_root().join(&path[1]).exists(), "no existe {}", &path[1]);
    }
}
