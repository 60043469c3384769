//! Cómo se enseña el código en el libro: cada bloque, con el nombre de su fichero, y sin líneas que no quepan.

use std::path::PathBuf;

use tests::paths::{files_below, page_text};
use tests::snippet::snippets;
use tests::{Trial, trial, workspace_root};

/// Un programa de Python se escribe en una pizarra; el código de Rust, en lo que deja `lessons/rustfmt.toml`.
const PYTHON_COLUMNS: usize = 80;
const RUST_COLUMNS: usize = 84;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("cada bloque de código dice su fichero", named),
        trial("el código del libro cabe en sus columnas", fits),
        trial("en Python, lo que va detrás de una función no parece suyo", told_apart),
    ]
}

fn pages() -> Vec<PathBuf> {
    files_below(&workspace_root().join("book/src"), "md")
}

fn named() {
    let mut wrong = Vec::new();
    for page in pages() {
        for snippet in snippets(&page) {
            let caption = format!("`{}`", snippet.file);
            if snippet.before != caption {
                wrong.push(format!("{}: falta {caption} encima de su código", page.display()));
            }
        }
        // El tema busca los nombres dentro de este recuadro.
        let text = page_text(&page);
        let outside = text.split("<div class=\"codigo\">\n\n`").enumerate().any(|(i, part)| {
            let rest = if i == 0 { part } else { part.split_once("\n</div>").unwrap().1 };
            ["```rust\n{{", "```python\n{{", "```c\n{{"].iter().any(|fence| rest.contains(fence))
        });
        if outside {
            wrong.push(format!("{}: hay código fuera de <div class=\"codigo\">", page.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn fits() {
    let mut wide = Vec::new();
    for page in pages() {
        for snippet in snippets(&page) {
            let columns = if snippet.is_rust() { RUST_COLUMNS } else { PYTHON_COLUMNS };
            let indent = |line: &str| line.len() - line.trim_start().len();
            let lines = || snippet.code.lines().filter(|line| !line.trim().is_empty());
            let common = lines().map(indent).min().unwrap_or_default();
            wide.extend(
                lines()
                    .filter(|line| line.chars().count() - common > columns)
                    .map(|line| format!("{}: {}", snippet.file, line.trim())),
            );
        }
    }
    wide.dedup();
    assert!(wide.is_empty(), "no caben:\n{}", wide.join("\n"));
}

/// Con dos líneas en blanco entre dos trozos, el tema sabe que son dos, y a cada uno le quita la sangría de su fichero.
/// Si no, lo que se toma de dentro de `if __name__` se lee como el final de la función que va delante. Solo va seguido lo
/// que hay dentro de él, cuando se enseña con él.
fn told_apart() {
    let mut wrong = Vec::new();
    for page in pages() {
        let text = page_text(&page);
        let blocks =
            text.split("```python\n").skip(1).filter_map(|block| block.split("```").next());
        let apart = blocks.map(|block| block.replace(":main}}\n{{", ""));
        let joined = apart.filter(|block| block.contains("}}\n{{") || block.contains("}}\n\n{{"));
        wrong.extend(joined.map(|block| format!("{}:\n{block}", page.display())));
    }
    assert!(wrong.is_empty(), "faltan las dos líneas en blanco:\n{}", wrong.join("\n"));
}
