//! Cada capítulo está entero, y nada de lo que enseña el libro está escrito a mano.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tests::pages::{is_part, step_of};
use tests::paths::{files_below, page_text};
use tests::recording::recordings;
use tests::{Trial, trial, workspace_root};

use crate::steps::written;

/// Las páginas de un capítulo que no son de un paso.
const OTHER_PAGES: [&str; 3] = ["README", "cierre", "examen"];

/// La lección que no tiene pasos: la práctica.
const WITHOUT_STEPS: &str = "06_exam";

/// Los apartados de la página que resume un capítulo, en orden.
const CLOSING_SECTIONS: [&str; 3] = ["## Crea", "## Python ↔ Rust", "## Resumen"];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("no sobra ninguna página, y todas están en el índice", everything_in_the_summary),
        trial(
            "cada capítulo empieza por lo que se aprende y acaba con resumen y examen",
            chapter_sections,
        ),
        trial("el código y las salidas se incluyen, no se escriben", nothing_typed),
        trial(
            "cada grabación se enseña en alguna página, y no sobra ningún fichero",
            recordings_are_shown,
        ),
    ]
}

fn book() -> PathBuf {
    workspace_root().join("book/src")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn page(lesson: &str, name: &str) -> String {
    read(&book().join(lesson).join(format!("{name}.md")))
}

/// Todas las páginas del libro.
fn pages() -> Vec<PathBuf> {
    files_below(&book(), "md")
}

fn everything_in_the_summary() {
    for lesson in written() {
        for page in files_below(&book().join(lesson), "md") {
            let other = OTHER_PAGES.iter().any(|other| is_part(&page, other));
            assert!(
                other || step_of(lesson, &page).is_some(),
                "{} no es de ningún paso",
                page.display()
            );
        }
    }
    let summary = read(&book().join("SUMMARY.md"));
    for page in pages() {
        let name = page.strip_prefix(book()).unwrap().display().to_string();
        assert!(
            name == "SUMMARY.md" || summary.contains(&format!("({name})")),
            "{name} no está en SUMMARY.md"
        );
    }
}

fn chapter_sections() {
    for lesson in written().chain([WITHOUT_STEPS]) {
        assert!(page(lesson, "README").contains("\n## Qué aprenderás\n"), "{lesson}");
    }
    for lesson in written() {
        let closing = page(lesson, "cierre");
        let found: Vec<&str> = closing.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(found, CLOSING_SECTIONS, "apartados de {lesson}/cierre.md");
        let chapter = book().join(lesson);
        let pages = files_below(&chapter, "md");
        let asking = pages.iter().filter(|page| is_part(page, "examen"));
        let shown: String = asking.map(|page| page_text(page)).collect();
        let all = read(&chapter.join("salidas/examen.txt"));
        assert_eq!(questions(&shown), questions(&all), "las preguntas de examen de {lesson}");
    }
}

/// Lo que va en negrita, que son los enunciados y las respuestas cortas, ordenado. Las notas de quien presenta, no.
fn questions(text: &str) -> Vec<&str> {
    let parts = text.split("<script").map(|part| part.rsplit("</script>").next().unwrap());
    let mut asked: Vec<_> =
        parts.flat_map(str::lines).filter(|line| line.starts_with("**")).collect();
    asked.sort_unstable();
    asked
}

/// Los bloques de código de una página: su lenguaje y sus líneas.
fn blocks(text: &str) -> Vec<(String, Vec<String>)> {
    let mut blocks: Vec<(String, Vec<String>)> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line.trim_start().strip_prefix("```") {
            Some(_) if inside => inside = false,
            Some(language) => {
                inside = true;
                blocks.push((language.to_owned(), Vec::new()));
            }
            None if inside => blocks.last_mut().unwrap().1.push(line.to_owned()),
            None => {}
        }
    }
    blocks
}

fn nothing_typed() {
    for path in pages() {
        for (language, lines) in blocks(&read(&path)) {
            match language.as_str() {
                "rust" | "python" | "text" | "toml" | "diff" => {
                    let included = lines
                        .iter()
                        .all(|line| line.trim().is_empty() || line.starts_with("{{#include "));
                    assert!(
                        included,
                        "{}: hay código o salida escritos a mano: {lines:?}",
                        path.display()
                    );
                }
                // Las órdenes: las ejecuta la prueba de `ordenes.rs`.
                "console" => assert!(
                    lines.iter().all(|line| line.starts_with("$ ")),
                    "{}: en un bloque console solo van órdenes, con «$ » delante: {lines:?}",
                    path.display()
                ),
                other => panic!("{}: bloque en un lenguaje inesperado: «{other}»", path.display()),
            }
        }
    }
}

fn recordings_are_shown() {
    let mut files = BTreeSet::new();
    for recording in recordings() {
        // Dos lecciones pueden tener grabaciones con el mismo nombre.
        let own_chapter = book().join(recording.lesson);
        let shown = pages().iter().any(|path| {
            let folder = if path.starts_with(&own_chapter) { "" } else { recording.lesson };
            let target = Path::new(folder).join("salidas").join(format!("{}.txt", recording.name));
            let text = read(path);
            let included =
                |from: &str| text.contains(&format!("{{{{#include {from}{}}}}}", target.display()));
            included("") || included("../")
        });
        assert!(
            shown,
            "la grabación {}/{} no se enseña en ninguna página",
            recording.lesson, recording.name
        );
        files.insert(recording.path());
    }
    for lesson in written().chain([WITHOUT_STEPS]) {
        for entry in fs::read_dir(book().join(lesson).join("salidas")).unwrap() {
            let path = entry.unwrap().path();
            // Los cronogramas los mira `dibujos.rs`.
            let is_picture = path.extension().is_some_and(|end| end == "svg" || end == "hechos");
            assert!(is_picture || files.contains(&path), "{} no lo graba nadie", path.display());
        }
    }
}
