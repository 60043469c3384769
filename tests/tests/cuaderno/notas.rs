//! Quien presenta tiene sus notas en cada página: qué preguntar, qué suelen decir y qué enseñar.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;
use tests::pages::step_of;
use tests::paths::files_below;
use tests::{Trial, trial, workspace_root};

use crate::steps::written;

/// Las notas de una página, detrás de su título: los minutos y el texto. Van dentro de `<script>` porque eso es lo que
/// mdBook no lleva al buscador; las líneas en blanco hacen que dentro siga siendo Markdown.
static NOTES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r#"(?s)\A# [^\n]+\n\n<div class="notas"(?: data-minutos="(\d+)")?>\n<script type="text/html">\n\n"#,
        r"(.+?)\n\n</script>\n</div>\n",
    ))
    .expect("la expresión está bien escrita")
});

const PARTS: [&str; 3] = ["**Pregunta**", "**Suelen decir**", "**Enseña**"];

/// De una página que no es de una lección, si no se explica en clase, basta decir en un párrafo cuándo se abre.
const CONSULTED: &str = "**De consulta**: ";

/// Las páginas sin notas, y por qué.
const WITHOUT: [(&str, &str); 2] = [
    ("papel/preguntas.md", "se reparte impresa: lo que se pregunta en clase está en cada capítulo"),
    ("papel/respuestas.md", "también se reparte impresa"),
];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("cada página tiene las notas de quien presenta, detrás del título", every_page),
        trial("las páginas sin notas son las de la lista", listed_have_none),
    ]
}

fn every_page() {
    let mut pages = files_below(&book(), "md");
    let without = WITHOUT.iter().map(|(page, _)| *page).chain(["SUMMARY.md"]);
    let without: Vec<_> = without.map(|page| book().join(page)).collect();
    pages.retain(|page| !without.contains(page));
    let wrong: Vec<String> = pages.iter().filter_map(|page| wrong_in(page)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn listed_have_none() {
    for (page, reason) in WITHOUT {
        let text = fs::read_to_string(book().join(page)).unwrap();
        assert!(
            !text.contains("class=\"notas\""),
            "{page} ya tiene notas: sobra en la lista ({reason})"
        );
    }
}

fn book() -> PathBuf {
    workspace_root().join("book/src")
}

fn wrong_in(page: &Path) -> Option<String> {
    let text = fs::read_to_string(page).unwrap();
    let lesson = written().find(|lesson| page.starts_with(book().join(lesson)));
    let complaint = match lesson {
        Some(lesson) => complaint(&text, step_of(lesson, page).is_some(), false),
        None => complaint(&text, false, true),
    };
    Some(format!("{}: {}", page.display(), complaint?))
}

/// Lo que les pasa a las notas de una página, si algo les pasa.
///
/// Solo un paso dice sus minutos, que son los que suma «Cuánto se tarda»: lo demás dura lo que dé de sí la clase.
fn complaint(page: &str, timed: bool, consulted: bool) -> Option<String> {
    let Some(notes) = NOTES.captures(page) else {
        return Some("detrás del título no hay notas".to_owned());
    };
    let minutes = notes.get(1).map(|minutes| minutes.as_str().parse::<u32>().unwrap());
    if minutes.is_some() != timed || minutes.is_some_and(|minutes| !(2..=20).contains(&minutes)) {
        return Some(format!("{minutes:?} minutos; los pasos, de 2 a 20, y las demás, ninguno"));
    }
    if page.matches(r#"class="notas""#).count() > 1 {
        return Some("hay más de unas notas".to_owned());
    }
    if consulted && notes[2].starts_with(CONSULTED) && !notes[2].contains("\n\n") {
        return None;
    }
    let missing = PARTS.iter().find(|part| notes[2].matches(**part).count() != 1)?;
    Some(format!("«{missing}» ha de salir una vez"))
}
