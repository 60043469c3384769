//! La primera vez que una página usa un término, dice también cómo lo llaman otros: el alumno puede haber oído ese.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;
use tests::paths::{files_below, page_text};
use tests::{Trial, trial, workspace_root};

use crate::steps::written;

/// Las páginas que no son de ningún capítulo, y también lo cumplen.
const PAGES: [&str; 2] = ["matices.md", "python-rust.md"];

/// El término, y lo que ha de seguirle la primera vez. «El orden» es otra palabra.
static TERMS: LazyLock<[(Regex, &str); 10]> = LazyLock::new(|| {
    let term = |pattern: &str| Regex::new(pattern).expect("la expresión está bien escrita");
    [
        (
            term(r"(?i)\b(?:las?|unas?|estas?|otras?|mismas?|segundas?) (?:orden|órdenes)\b"),
            "comando",
        ),
        (term(r"\bshell\b"), "intérprete de órdenes"),
        (term(r"(?i)\bcerrojos?\b"), "lock"),
        (term(r"(?i)\bhilos?\b"), "hebra"),
        (term(r"(?i)\bsecci(?:ón|ones) críticas?\b"), "región crítica"),
        (term(r"(?i)\btuberías?\b"), "cauce"),
        (term(r"(?i)\bdescriptores? de fichero\b"), "de archivo"),
        (term(r"(?i)\b(?:las?|unas?|esta|otra) \**reservas?\b"), "pool"),
        (term(r"(?i)\bhash(?:es)?\b"), "huella"),
        (term(r"(?i)\bsockets?\b"), "zócalo"),
    ]
});

/// Lo que no es prosa de la página: notas de quien presenta, código, títulos, nombres de pasos, enlaces y citas.
static NOT_PROSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r#"(?ms)^<div class="notas".*?^</div>$|^```.*?^```$|^#.*?$|`[^`\n]*`|"#,
        r"\[[a-z_]+\]\([^)]*\)|\]\([^)]*\)|«[^»]*»"
    ))
    .expect("la expresión está bien escrita")
});

pub fn trials() -> Vec<Trial> {
    vec![trial("cada página dice los sinónimos de sus términos la primera vez", synonyms)]
}

fn synonyms() {
    let book = workspace_root().join("book/src");
    let chapters = written()
        .chain(["06_exam", "matices", "python-rust"])
        .flat_map(|folder| files_below(&book.join(folder), "md"));
    let pages = chapters.chain(PAGES.iter().map(|page| book.join(page)));
    let missing: Vec<String> = pages.flat_map(|page| missing_in(&page)).collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

fn missing_in(page: &Path) -> Vec<String> {
    const NEAR: usize = 30;
    let text = page_text(page);
    let prose = NOT_PROSE.replace_all(&text, " ");
    let first = |(term, synonym): &(Regex, &str)| {
        let found = term.find(&prose)?;
        let after: String = prose[found.end()..].chars().take(NEAR).collect();
        let missing = format!("{}: «{}», sin «{synonym}»", page.display(), found.as_str());
        (!after.replace('\n', " ").contains(synonym)).then_some(missing)
    };
    TERMS.iter().filter_map(first).collect()
}
