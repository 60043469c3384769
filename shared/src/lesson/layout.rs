//! Lo que cabe en una línea, y cómo se reparte un texto entre varias sin partir palabras ni órdenes.

use std::env;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};

use rustix::termios::tcgetwinsize;

use crate::voice;

const WIDEST_PROSE: usize = 90;
const DEFAULT_WIDTH: usize = 80;
const NARROWEST: usize = 20;

/// Ocupa el lugar de los espacios que no se pueden partir; es de uso privado y no sale de este fichero.
const GLUE: &str = "\u{e000}";

/// Las columnas que caben en una línea: las del terminal o, si no lo hay, las que diga `COLUMNS`.
pub fn columns() -> Option<usize> {
    let variable = || env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns_of(io::stdout().as_fd()).or_else(variable)
}

pub(super) fn columns_of(terminal: BorrowedFd<'_>) -> Option<usize> {
    let size = tcgetwinsize(terminal).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// Las columnas que le quedan a lo que se diga con [`say!`](crate::say), detrás de quien habla. Si no se sabe cuántas hay
/// en la línea, como en un terminal de 80.
pub fn room() -> usize {
    columns().unwrap_or(DEFAULT_WIDTH).saturating_sub(voice::label_width())
}

/// La anchura de lo que la lección escribe para que se lea seguido.
pub(super) fn prose_width() -> usize {
    columns().unwrap_or(DEFAULT_WIDTH).clamp(NARROWEST, WIDEST_PROSE)
}

/// Reparte un texto en líneas. Lo que va `entre acentos graves` es una orden o un nombre y no se parte.
pub(super) fn fold(text: &str, width: usize, first: &str, others: &str) -> String {
    let glued: Vec<String> = text
        .split('`')
        .enumerate()
        .map(|(place, part)| if place % 2 == 1 { part.replace(' ', GLUE) } else { part.to_owned() })
        .collect();
    let options = textwrap::Options::new(width.max(NARROWEST))
        .initial_indent(first)
        .subsequent_indent(others)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(&glued.join("`"), options).replace(GLUE, " ")
}

/// Reparte cada línea por separado, con su mismo sangrado.
pub(super) fn fold_lines(text: &str, width: usize) -> String {
    let line = |line: &str| {
        let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
        fold(rest, width, indent, indent)
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Una lista de nombres con su explicación al lado o, si queda poco sitio, debajo.
pub(super) fn definitions(entries: &[(String, String)]) -> String {
    const LEAST_TEXT: usize = 30;
    let width = prose_width();
    let widest = entries.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let beside = widest + 4;
    let entry = |(name, text): &(String, String)| {
        if width >= beside + LEAST_TEXT {
            let first = format!("  {name:widest$}  ");
            fold(text, width, &first, &" ".repeat(beside))
        } else {
            format!("  {name}\n{}", fold(text, width, "      ", "      "))
        }
    };
    entries.iter().map(|pair| entry(pair) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_lines};

    #[test]
    fn una_orden_no_se_parte() {
        let folded = fold("La ayuda está en: `cargo leccion 00 memoria --ayuda`", 40, "", "  ");
        assert_eq!(folded, "La ayuda está en:\n  `cargo leccion 00 memoria --ayuda`");
    }

    #[test]
    fn una_palabra_no_se_parte_aunque_no_quepa() {
        let word = "productor_consumidor_y_algo_más";
        assert_eq!(fold(&format!("a {word} b"), 20, "", ""), format!("a\n{word}\nb"));
    }

    #[test]
    fn cada_linea_conserva_su_sangrado() {
        assert_eq!(
            fold_lines("uno\n   dos tres cuatro cinco", 20),
            "uno\n   dos tres cuatro\n   cinco"
        );
    }
}
