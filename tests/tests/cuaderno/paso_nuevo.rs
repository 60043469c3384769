//! Lo que hay que escribir para que un paso esté completo, y lo que le falta a alguno.

use std::fs;

use tests::lesson::titles_of;
use tests::paths::lessons_by_binary;
use tests::{Trial, trial, workspace_root};

use crate::steps::{names, written};

pub fn trials() -> Vec<Trial> {
    vec![trial("a ningún paso le falta nada", nothing_is_missing)]
}

fn nothing_is_missing() {
    let missing: Vec<String> = written().flat_map(missing_in).collect();
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

/// Lo que falta en una lección, una frase por cosa: qué escribir y dónde.
fn missing_in(lesson: &str) -> Vec<String> {
    let read = |path: &str| fs::read_to_string(workspace_root().join(path)).unwrap_or_default();
    let summary = read("book/src/SUMMARY.md");
    let folder = lessons_by_binary()[lesson].file_name().unwrap().display().to_string();
    let mut missing = Vec::new();
    let mut previous = "README";
    for (step, title) in names(lesson).iter().zip(titles_of(lesson)) {
        let link = format!("{lesson}/{step}.md");
        let (page, source) =
            (format!("book/src/{link}"), format!("lessons/{folder}/src/{step}.rs"));
        let mut must = |holds: bool, complaint: String| {
            if !holds {
                missing.push(complaint);
            }
        };
        must(
            workspace_root().join(&source).is_file(),
            format!(
                "el paso «{step}» ha de estar en {source}, que no existe: ponle ese nombre al fichero"
            ),
        );
        must(
            read(&page).lines().next() == Some(&format!("# {title}")),
            format!(
                "la primera línea de {page} ha de ser «# {title}»: escribe ahí la página del paso"
            ),
        );
        let entry = format!("({lesson}/{previous}.md)\n  - [{step}]({link})\n");
        must(
            summary.contains(&entry),
            format!("en book/src/SUMMARY.md falta «  - [{step}]({link})», detrás de {previous}"),
        );
        let recording = format!("book/src/{lesson}/salidas/{step}.txt");
        must(
            workspace_root().join(&recording).is_file(),
            format!("falta {recording}: grábalo con `cargo salidas {lesson}/{step}`"),
        );
        previous = step;
    }
    missing
}
