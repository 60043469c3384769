//! Una barra invertida que se ha de ver: delante de un signo, en Markdown se pierde si no va doble.

use std::fs;
use std::sync::LazyLock;

use regex::Regex;
use tests::paths::files_below;
use tests::{Trial, trial, workspace_root};

/// Lo que no cuenta: el código.
static CODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?s)```.*?```|`[^`\n]*`").expect("la expresión está bien escrita")
});
static LOST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\S*(?:^|[^\\])\\[,;:.)]").expect("la expresión está bien escrita")
});

pub fn trials() -> Vec<Trial> {
    vec![trial("ninguna página pierde una barra invertida", kept)]
}

fn kept() {
    let mut lost = Vec::new();
    for page in files_below(&workspace_root().join("book/src"), "md") {
        let text = fs::read_to_string(&page).unwrap();
        let prose = CODE.replace_all(&text, "");
        lost.extend(
            LOST.find_iter(&prose).map(|found| format!("{}: {}", page.display(), found.as_str())),
        );
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
