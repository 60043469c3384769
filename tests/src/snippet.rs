//! El código que enseña una página del libro: de qué fichero es y qué trozo.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::paths::page_text;
use crate::workspace_root;

/// Un bloque de código tomado de un fichero.
pub struct Snippet {
    /// El fichero, desde la raíz del cuaderno.
    pub file: String,
    pub code: String,
    /// La última línea con texto antes del bloque.
    pub before: String,
}

impl Snippet {
    pub fn is_rust(&self) -> bool {
        self.file.ends_with(".rs")
    }
}

/// Los bloques de código de una página que se toman de un fichero, por orden.
///
/// # Panics
/// Si no existe la página, el fichero o el trozo.
pub fn snippets(page: &Path) -> Vec<Snippet> {
    let text = page_text(page);
    let folder = page.parent().expect("una página está en una carpeta");
    let mut found = Vec::new();
    let mut before = "";
    let mut fence = "";
    for line in text.lines() {
        let included = line.strip_prefix("{{#include ").and_then(|rest| rest.strip_suffix("}}"));
        match included {
            Some(source) if ["```rust", "```python", "```c"].contains(&fence) => {
                let (file, code) = piece(folder, source);
                let file = relative(&folder.join(file));
                found.push(Snippet { file, code, before: before.to_owned() });
            }
            _ if line.starts_with("```") => {
                fence = line;
            }
            _ if fence.len() <= 3 && !line.is_empty() => before = line,
            _ => {}
        }
    }
    found
}

/// El fichero de «fichero», o de «fichero:ancla», y su código entero, o el de ese trozo.
pub(crate) fn piece<'a>(folder: &Path, source: &'a str) -> (&'a str, String) {
    let (file, anchor) = match source.split_once(':') {
        Some((file, anchor)) => (file, Some(anchor)),
        None => (source, None),
    };
    let code = fs::read_to_string(folder.join(file)).unwrap_or_else(|_| panic!("falta {file}"));
    let Some(anchor) = anchor else { return (file, code) };
    let is_mark = |line: &str, mark: &str| {
        let line = line.trim_start().trim_start_matches(['/', '#', ' ']);
        line.strip_prefix(mark).is_some_and(|name| name.trim() == anchor)
    };
    let mut lines = code.lines().skip_while(|line| !is_mark(line, "ANCHOR: "));
    lines.next().unwrap_or_else(|| panic!("{file} no tiene el ancla «{anchor}»"));
    let inside = lines.take_while(|line| !is_mark(line, "ANCHOR_END: "));
    (file, inside.filter(|line| !line.contains("ANCHOR")).map(|line| format!("{line}\n")).collect())
}

/// Una ruta desde la raíz del cuaderno, sin «..».
fn relative(path: &Path) -> String {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(clean.pop()),
            part => clean.push(part),
        }
    }
    let inside = clean.strip_prefix(workspace_root()).unwrap_or(&clean);
    inside.display().to_string()
}
