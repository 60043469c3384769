//! Las páginas del libro que son de un paso: la suya y, si era larga, las de sus partes.

use std::path::{Path, PathBuf};

use crate::lesson::steps_of;
use crate::paths::files_below;
use crate::workspace_root;

/// Las páginas de un paso, la suya delante: `minishell`, `minishell_ordenes`…
///
/// # Panics
/// Si no se puede leer la carpeta del capítulo.
pub fn pages_of(lesson: &str, step: &str) -> Vec<PathBuf> {
    let mut pages = files_below(&workspace_root().join("book/src").join(lesson), "md");
    pages.retain(|page| step_of(lesson, page) == Some(step));
    pages
}

/// De qué paso es una página; de ninguno, la que empieza el capítulo y las que lo acaban.
pub fn step_of(lesson: &str, page: &Path) -> Option<&'static str> {
    let steps = steps_of(lesson).iter().map(String::as_str);
    // `minishell_trabajos` es otro paso, y no una parte de `minishell`.
    steps.filter(|step| is_part(page, step)).max_by_key(|step| step.len())
}

/// Si es la página de ese nombre, o la de una parte suya.
///
/// # Panics
/// Si su nombre no es texto.
pub fn is_part(page: &Path, whole: &str) -> bool {
    let name = page.file_stem().and_then(|stem| stem.to_str()).expect("los nombres son texto");
    name.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}
