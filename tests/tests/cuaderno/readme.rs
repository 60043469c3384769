//! Lo que dice el README se puede leer tal como está, también en una forja, y es verdad.

use std::fs;

use shared::lesson::COURSE;
use tests::{Run, Trial, trial, workspace_root};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("lo que enlaza el README se lee sin construir el libro", links),
        trial("el README enseña lo que Cargo responde a -p 01_sync", answer_of_cargo),
        trial("el README nombra todas las lecciones y cómo se abren", lessons),
    ]
}

fn readme() -> String {
    fs::read_to_string(workspace_root().join("README.md")).unwrap()
}

fn links() {
    let text = readme();
    let targets: Vec<&str> =
        text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0)).collect();
    let own = targets.iter().filter(|target| !target.starts_with("https://"));
    let mut seen = 0;
    for target in own {
        let path = workspace_root().join(target);
        let page = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{target}: {error}"));
        assert!(!page.contains("{{#"), "{target} solo se lee bien cuando se construye el libro");
        seen += 1;
    }
    assert!(seen > 0, "el README no enlaza nada suyo: ¿se buscan bien los enlaces?");
    assert!(!text.contains("{{#"), "nadie resuelve las inclusiones del README");
}

/// El bloque de texto que sigue a esta orden.
fn answer_to<'a>(text: &'a str, command: &str) -> &'a str {
    let (_, after) =
        text.split_once(&format!("```console\n$ {command}\n```\n")).expect("la orden está");
    let block = after.trim_start().strip_prefix("```text\n").expect("detrás va la respuesta");
    block.split("```").next().unwrap_or_default()
}

fn answer_of_cargo() {
    let text = readme();
    let wrong = Run::new(env!("CARGO")).args(["run", "-p", "01_sync"]).cwd(workspace_root()).run();
    wrong.assert_code(101);
    assert_eq!(answer_to(&text, "cargo run -p 01_sync"), wrong.stderr);
    assert!(text.contains("\n$ cargo run -p l01_sync -- --lista\n"), "y cómo se escribe bien");
}

fn lessons() {
    let text = readme();
    for lesson in COURSE.iter().filter(|lesson| lesson.written) {
        let row = format!(
            "| {} · {} | `cargo run --bin {}` | `{}` |\n",
            lesson.number(),
            lesson.title,
            lesson.name,
            lesson.command()
        );
        assert!(text.contains(&row), "en la tabla del README falta:\n{row}");
    }
}
