//! Repartir un texto en líneas que quepan, sin partir palabras ni órdenes.

use std::os::fd::{AsRawFd, BorrowedFd};

/// Con menos columnas se escribe como si hubiera estas.
pub(crate) const NARROWEST: usize = 20;

/// Ocupa el lugar de los espacios que no se pueden partir; es de uso privado y no sale de este fichero.
const GLUE: &str = "\u{e000}";

/// Las columnas de un terminal; `None` si no lo es.
pub(crate) fn columns_of(terminal: BorrowedFd<'_>) -> Option<usize> {
    let mut size = libc::winsize { ws_row: 0, ws_col: 0, ws_xpixel: 0, ws_ypixel: 0 };
    // SAFETY: el núcleo escribe en `size`, que es lo que espera esa petición.
    unsafe { libc::ioctl(terminal.as_raw_fd(), libc::TIOCGWINSZ, &raw mut size) };
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// Reparte un texto en líneas. Lo que va `entre acentos graves` es una orden o un nombre y no se parte.
pub(crate) fn fold(text: &str, width: usize, first: &str, others: &str) -> String {
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
pub(crate) fn fold_lines(text: &str, width: usize) -> String {
    let line = |line: &str| {
        let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
        fold(rest, width, indent, indent)
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
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
