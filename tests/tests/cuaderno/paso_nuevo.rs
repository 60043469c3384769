//! Lo que hay que escribir para que un paso esté completo, y lo que le falta a alguno.

use std::fs;

use tests::lesson::{essential_of, titles_of};
use tests::paths::lessons_by_binary;
use tests::{Trial, trial, workspace_root};

use crate::steps::{names, written};

/// Los apartados de la página de un paso, en orden.
const SECTIONS: [&str; 4] = ["## Predice", "## Ejecuta", "## Investiga", "## Modifica"];

/// Quien ve la salida ya no la predice.
const HIDDEN: &str = "<details class=\"salida\"><summary>Lo que escribió</summary>\n\n```text\n";

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
    // Las partes de un paso largo van debajo de él, con más sangría.
    let summary = read("book/src/SUMMARY.md");
    let entries = summary.split_inclusive('\n').filter(|line| !line.starts_with("    - "));
    let summary: String = entries.collect();
    let chapter = format!("book/src/{lesson}/README.md");
    let learnt = read(&chapter);
    let mut missing = Vec::new();
    let mut previous = "README";
    let levels = titles_of(lesson).iter().zip(essential_of(lesson));
    for (step, (title, &essential)) in names(lesson).iter().zip(levels) {
        let mark = if essential { "" } else { " +" };
        let link = format!("{lesson}/{step}.md");
        let entry = format!("  - [{step}{mark}]({link})\n");
        if !summary.contains(&format!("({lesson}/{previous}.md)\n{entry}")) {
            let entry = entry.trim_end();
            missing.push(format!("en book/src/SUMMARY.md falta «{entry}», detrás de «{previous}»"));
        }
        if summary.contains(&entry) {
            previous = step;
        }
        let row = format!("| [{step}]({step}.md){mark} | ");
        if !learnt.contains(&format!("\n{row}")) {
            missing.push(format!("en la tabla de {chapter} falta la fila que empieza por «{row}»"));
        }
        let recording = format!("book/src/{lesson}/salidas/{step}.txt");
        if read(&recording).is_empty() {
            missing.push(format!("falta {recording}: grábalo con `cargo salidas {lesson}/{step}`"));
        }
        missing.extend(missing_in_page(lesson, step, title));
        missing.extend(wrong_level(lesson, step, essential));
    }
    missing
}

/// La página dice de qué nivel es, detrás de las notas de quien presenta.
fn wrong_level(lesson: &str, step: &str, essential: bool) -> Option<String> {
    let page = format!("book/src/{lesson}/{step}.md");
    let text = read(&page);
    let level = if essential { "Imprescindible" } else { "Ampliación" };
    let line = format!(r#"<p class="nivel">{level}</p>"#);
    let in_place = text.contains(&format!("\n</div>\n\n{line}\n\n{}\n", SECTIONS[0]));
    let once = text.matches(r#"class="nivel""#).count() == 1;
    (!in_place || !once).then(|| {
        format!("en {page} el nivel no es el de la lección: detrás de las notas, escribe «{line}»")
    })
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
    must_show(
        "la salida, que se abre cuando se pide",
        format!("{HIDDEN}{{{{#include salidas/{step}.txt}}}}"),
    );
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
