//! Lo que hay que escribir para que un paso esté completo, y lo que le falta a alguno.

use std::fs;

use tests::lesson::titles_of;
use tests::paths::lessons_by_binary;
use tests::{Trial, trial, workspace_root};

use crate::steps::{names, written};

/// Los apartados de la página de un paso, en orden.
const SECTIONS: [&str; 4] = ["## Predice", "## Ejecuta", "## Investiga", "## Modifica"];

pub fn trials() -> Vec<Trial> {
    vec![trial("a ningún paso le falta nada", nothing_is_missing)]
}

fn nothing_is_missing() {
    let missing: Vec<String> = written().flat_map(missing_in).collect();
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

/// Lo que hay en un fichero del cuaderno; nada, si no existe.
fn read(path: &str) -> String {
    fs::read_to_string(workspace_root().join(path)).unwrap_or_default()
}

/// Lo que falta en una lección, una frase por cosa: qué escribir y dónde.
fn missing_in(lesson: &str) -> Vec<String> {
    let summary = read("book/src/SUMMARY.md");
    let mut missing = Vec::new();
    let mut previous = "README";
    for (step, title) in names(lesson).iter().zip(titles_of(lesson)) {
        let link = format!("{lesson}/{step}.md");
        let entry = format!("  - [{step}]({link})\n");
        if !summary.contains(&format!("({lesson}/{previous}.md)\n{entry}")) {
            let entry = entry.trim_end();
            missing.push(format!("en book/src/SUMMARY.md falta «{entry}», detrás de «{previous}»"));
        }
        if summary.contains(&entry) {
            previous = step;
        }
        let recording = format!("book/src/{lesson}/salidas/{step}.txt");
        if read(&recording).is_empty() {
            missing.push(format!("falta {recording}: grábalo con `cargo salidas {lesson}/{step}`"));
        }
        missing.extend(missing_in_page(lesson, step, title));
    }
    missing
}

fn missing_in_page(lesson: &str, step: &str, title: &str) -> Vec<String> {
    let folder = lessons_by_binary()[lesson].file_name().unwrap().display().to_string();
    let source = format!("lessons/{folder}/src/{step}.rs");
    let code = read(&source);
    if code.is_empty() {
        return vec![format!(
            "el paso «{step}» ha de estar en {source}: ponle ese nombre al fichero"
        )];
    }
    let python = format!("lessons/{folder}/python/{step}.py");
    if read(&python).is_empty() {
        return vec![format!("falta {python}: escribe ahí lo principal del paso, en Python")];
    }
    let page = format!("book/src/{lesson}/{step}.md");
    let text = read(&page);
    if text.is_empty() {
        return vec![format!("falta la página {page}: escríbela con el título «# {title}»")];
    }
    let mut missing = Vec::new();
    if text.lines().next() != Some(&format!("# {title}")) {
        missing.push(format!("la primera línea de {page} ha de ser «# {title}»"));
    }
    let sections: Vec<&str> = text.lines().filter(|line| line.starts_with("## ")).collect();
    if sections != SECTIONS {
        let (right, wrong) = (SECTIONS.join(", "), sections.join(", "));
        missing.push(format!("los apartados de {page} han de ser {right}, y son {wrong}"));
    }
    let mut must_show = |what: &str, shown: String| {
        if !text.contains(&shown) {
            missing.push(format!("en {page} falta {what}: escribe «{shown}»"));
        }
    };
    must_show("la orden", format!("$ cargo run --bin {lesson} -- {step}"));
    must_show("la salida", format!("{{{{#include salidas/{step}.txt}}}}"));
    if !text.contains(&format!("/{python}")) {
        let whole = format!("{{{{#include ../../../{python}}}}}");
        must_show("su programa de Python, o un trozo", whole);
    }
    let mut anchors =
        code.lines().filter_map(|line| line.trim().strip_prefix("// ANCHOR: ")).peekable();
    if anchors.peek().is_none() {
        must_show("el código", format!("/{source}}}}}"));
    }
    // Cada trozo señalado en el código existe para enseñarlo.
    for anchor in anchors {
        must_show("un trozo del código", format!("/{source}:{anchor}}}}}"));
    }
    missing
}
