//! Lo que hace falta para *Modifica* y *Crea* está en la página: los `use` que faltan y, para un programa nuevo, cómo
//! empieza y su `main`.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use regex::Regex;
use tests::paths::lessons_by_binary;
use tests::{Trial, trial, workspace_root};

use crate::steps::{names, written};

static EXAMPLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\{\{#include (?:\.\./)+(lessons/\w+/examples/\w+\.rs):(\w+)\}\}")
        .expect("la expresión está bien escrita")
});

/// Una declaración `use` escrita en la página.
static USE_IN_PROSE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"`use [^`]+`").expect("la expresión está bien escrita"));

/// Una declaración `use` de un fichero, sin la palabra.
static USE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?ms)^use ([^;]+);").expect("la expresión está bien escrita"));

pub fn trials() -> Vec<Trial> {
    vec![
        trial("a lo que propone Modifica no le falta ningún `use`", nothing_missing),
        trial("Crea dice cómo empieza el programa, antes de enseñar la solución", beginning),
    ]
}

fn nothing_missing() {
    let mut proposals = 0;
    for (lesson, folder) in
        written().flat_map(|lesson| Some((lesson, lessons_by_binary().remove(lesson)?)))
    {
        for step in names(lesson) {
            let page = workspace_root().join("book/src").join(lesson).join(format!("{step}.md"));
            // De lo que le falte a un paso se queja `paso_nuevo`.
            let page = fs::read_to_string(page).unwrap_or_default();
            let sections = page.split("\n## ");
            let modify: String =
                sections.filter(|section| section.starts_with("Modifica")).collect();
            let modify = modify.as_str();
            let source = fs::read_to_string(folder.join("src").join(format!("{step}.rs")))
                .unwrap_or_default();
            for proposal in EXAMPLE.captures_iter(modify) {
                proposals += 1;
                let example = fs::read_to_string(workspace_root().join(&proposal[1])).unwrap();
                let has = imported(&source);
                for name in used(&example, &proposal[2]).difference(&has) {
                    let told =
                        USE_IN_PROSE.find_iter(modify).any(|told| told.as_str().contains(name));
                    assert!(told, "{step}: la página propone `{name}`, y el paso no lo importa");
                }
            }
        }
    }
    assert!(
        proposals > 0,
        "ninguna página propone código en Modifica: ¿ha cambiado cómo se incluye?"
    );
}

fn beginning() {
    for lesson in written() {
        let page = workspace_root().join("book/src").join(lesson).join("cierre.md");
        let text = fs::read_to_string(page).unwrap();
        let (statement, solution) = text.split_once("<details>").expect("hay una solución");
        assert!(solution.contains("/examples/"), "{lesson}: la solución es un programa");
        assert!(
            statement.contains("{{#include ") && statement.contains(":usos}}"),
            "{lesson}: los use"
        );
        assert!(statement.contains("fn main() -> anyhow::Result<()>"), "{lesson}: la función main");
    }
}

/// Los nombres que importa un fichero.
fn imported(source: &str) -> BTreeSet<String> {
    let names = USE.captures_iter(source).flat_map(|declaration| {
        let leaves: Vec<String> = declaration[1]
            .split([',', '{', '}'])
            .filter_map(|leaf| leaf.trim().rsplit("::").next().map(str::to_owned))
            .collect();
        leaves
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// Los nombres importados que usa un trozo.
fn used(example: &str, anchor: &str) -> BTreeSet<String> {
    let start = format!("// ANCHOR: {anchor}\n");
    let (_, rest) = example.split_once(&start).expect("el trozo está en el ejemplo");
    let (piece, _) = rest.split_once("// ANCHOR_END").expect("el trozo acaba");
    let words: BTreeSet<&str> = piece.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    imported(example).into_iter().filter(|name| words.contains(name.as_str())).collect()
}
