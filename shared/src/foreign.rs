//! Lo que han escrito otros: nombres de procesos, argumentos, usuarios, nombres de fichero, peticiones…
//!
//! En Linux puede contener cualquier byte menos el cero. Si se enseña tal cual, un salto de línea parte una fila en dos
//! y un `ESC` mueve el cursor, borra la pantalla o cambia el título del terminal de quien solo quería mirar.

use std::ffi::{OsStr, OsString};
use std::fmt::{self, Write};
use std::os::unix::ffi::OsStrExt;

/// El texto, en una línea y sin nada que un terminal obedezca: cada byte así sale en octal, como en `pstree` («\033» por
/// `ESC`, «\012» por el salto de línea), y también los que no son UTF-8.
///
/// ```
/// # use shared::foreign::printable;
/// assert_eq!(printable("año\n\u{1b}[2J"), r"año\012\033[2J");
/// ```
pub fn printable(text: impl AsRef<OsStr>) -> String {
    let mut shown = String::new();
    for chunk in text.as_ref().as_bytes().utf8_chunks() {
        for letter in chunk.valid().chars() {
            if acts_on_the_terminal(letter) {
                escape(letter.encode_utf8(&mut [0; 4]).as_bytes(), &mut shown);
            } else {
                shown.push(letter);
            }
        }
        escape(chunk.invalid(), &mut shown);
    }
    shown
}

fn escape(bytes: &[u8], shown: &mut String) {
    for byte in bytes {
        let _ = write!(shown, "\\{byte:03o}");
    }
}

/// Los controles (C0, DEL y C1), los separadores de línea y los que cambian el sentido de la escritura.
fn acts_on_the_terminal(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Un texto de otro: se guarda tal cual, y al enseñarlo sale [escapado](printable).
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Foreign(OsString);

impl Foreign {
    /// Dice si contiene este texto.
    pub fn contains(&self, part: &str) -> bool {
        self.0.to_string_lossy().contains(part)
    }

    /// El texto tal cual.
    pub fn as_os_str(&self) -> &OsStr {
        &self.0
    }

    /// Dice si no hay nada.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Into<OsString>> From<T> for Foreign {
    fn from(text: T) -> Self {
        Foreign(text.into())
    }
}

impl<T: AsRef<OsStr> + ?Sized> PartialEq<T> for Foreign {
    fn eq(&self, other: &T) -> bool {
        self.0 == other.as_ref()
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&printable(&self.0))
    }
}

impl fmt::Debug for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lo_que_se_lee_sale_igual() {
        for text in
            ["", "bash", "a) S 1 (b", "año, niño: «ñ»", "n\u{303}", "日本 🙂", r"C:\a", "'\""]
        {
            assert_eq!(printable(text), text);
        }
    }

    #[test]
    fn ningun_control_llega_al_terminal() {
        let controls = (0..=0x9f).filter_map(char::from_u32).filter(|letter| letter.is_control());
        for letter in controls.chain(['\u{2028}', '\u{202e}', '\u{2066}']) {
            let shown = printable(format!("a{letter}b"));
            assert!(shown.chars().all(|letter| matches!(letter, 'a' | 'b' | '\\' | '0'..='7')));
        }
    }

    #[test]
    fn lo_que_no_es_utf8_sale_byte_a_byte() {
        assert_eq!(printable(OsStr::from_bytes(b"\xff\xfea\x9b\xc3")), r"\377\376a\233\303");
    }

    #[test]
    fn cada_fila_sigue_siendo_una_fila() {
        let name = Foreign::from("x\ny");
        assert_eq!(format!("{name:<8}|{name:.2}|{name:?}"), r#"x\012y  |x\|"x\012y""#);
        assert!(name == "x\ny" && name.contains("\n"));
    }
}
