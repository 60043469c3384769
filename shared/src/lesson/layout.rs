//! Lo que cabe en una línea de la lección, y las listas de nombres con su explicación.

use std::env;
use std::io;
use std::os::fd::AsFd;

use crate::fold::NARROWEST;
pub(super) use crate::fold::{columns_of, fold, fold_lines};
use crate::voice;

const WIDEST_PROSE: usize = 90;
const DEFAULT_WIDTH: usize = 80;

/// Las columnas que caben en una línea: las del terminal o, si no lo hay, las que diga `COLUMNS`.
pub fn columns() -> Option<usize> {
    let variable = || env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns_of(io::stdout().as_fd()).or_else(variable)
}

/// Las columnas que le quedan a lo que se diga con [`say!`](crate::say), detrás de quien habla. Si no se sabe cuántas hay
/// en la línea, como en un terminal de 80.
pub fn room() -> usize {
    columns().unwrap_or(DEFAULT_WIDTH).saturating_sub(voice::label_width())
}

/// Una línea que no se puede partir, como la fila de una tabla: si no cabe en esas columnas se corta, y acaba en `…`.
pub fn cut(line: &str, columns: usize) -> String {
    if line.chars().count() <= columns {
        return line.to_owned();
    }
    let whole: String = line.chars().take(columns.saturating_sub(1)).collect();
    format!("{}…", whole.trim_end())
}

/// La anchura de lo que la lección escribe para que se lea seguido.
pub(super) fn prose_width() -> usize {
    columns().unwrap_or(DEFAULT_WIDTH).clamp(NARROWEST, WIDEST_PROSE)
}

/// Una lista de nombres con su explicación al lado o, si queda poco sitio, debajo.
pub(super) fn definitions(entries: &[(String, String)], width: usize) -> String {
    const LEAST_TEXT: usize = 30;
    let widest = entries.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let beside = widest + 4;
    let entry = |(name, text): &(String, String)| {
        if width >= beside + LEAST_TEXT {
            let first = format!("  {name:widest$}  ");
            fold(text, width, &first, &" ".repeat(beside))
        } else {
            format!("  {}\n{}", name.trim_end(), fold(text, width, "      ", "      "))
        }
    };
    entries.iter().map(|pair| entry(pair) + "\n").collect()
}
