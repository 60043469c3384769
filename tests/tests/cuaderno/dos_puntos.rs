//! Una comprobación se lee de una vez: delante de su valor hay dos puntos, y solo ahí.

use std::fs;
use std::sync::LazyLock;

use regex::Regex;
use tests::paths::files_below;
use tests::{Trial, trial, workspace_root};

/// Lo que no cuenta: los textos y las estructuras, que son el valor y llevan los suyos.
static QUOTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#""[^"]*"|\{[^}]*\}"#).expect("la expresión está bien escrita"));

pub fn trials() -> Vec<Trial> {
    vec![trial("ninguna comprobación lleva unos dos puntos detrás de otros", once)]
}

fn once() {
    let mut checks = 0;
    let mut stacked = Vec::new();
    for output in files_below(&workspace_root().join("book/src"), "txt") {
        for line in fs::read_to_string(&output).unwrap().lines() {
            let Some((_, check)) = line.split_once("✔ ") else { continue };
            checks += 1;
            if QUOTED.replace_all(check, "").matches(": ").count() > 1 {
                stacked.push(format!("{}: {check}", output.display()));
            }
        }
    }
    assert!(checks > 100, "solo hay {checks} comprobaciones");
    assert!(stacked.is_empty(), "{}", stacked.join("\n"));
}
