//! Lo que cambia de una ejecución a otra, señalado donde se dice.
//!
//! El libro enseña salidas grabadas, y una prueba las compara con las de ahora. Para que pueda compararlo todo a la letra
//! menos lo que ha de cambiar (un tiempo, una dirección, cuántos procesos tiene la máquina), quien dice un valor así lo
//! señala con [`varies`]. En una ejecución corriente no se nota.

use std::fmt::{self, Debug, Display, Write};
use std::sync::LazyLock;

/// La variable de entorno que pone quien graba.
pub const RECORDING: &str = "CUADERNO_GRABACION";

// Las tres marcas no ocupan ninguna columna, y ningún texto del cuaderno las lleva.
/// Aquí empieza algo que varía.
pub const VARIES: char = '\u{2062}';
/// Aquí empieza algo que varía en una columna, que ha de ser siempre igual de ancha.
pub const COLUMN: char = '\u{2063}';
/// Aquí acaba.
pub const END: char = '\u{2064}';

static ACTIVE: LazyLock<bool> = LazyLock::new(|| std::env::var_os(RECORDING).is_some());

/// Dice si lo que se dice se está grabando para el libro.
pub(crate) fn is_recording() -> bool {
    *ACTIVE
}

/// Un valor que cambia de una ejecución a otra. Se escribe, se alinea y se compara como él.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Varies<T>(T);

/// Señala un valor que cambia de una ejecución a otra: `say!("he tardado {}", varies(tiempo))`.
pub fn varies<T>(value: T) -> Varies<T> {
    Varies(value)
}

impl<T: Display> Display for Varies<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        between_marks(f, |f| self.0.fmt(f))
    }
}

impl<T: Debug> Debug for Varies<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        between_marks(f, |f| self.0.fmt(f))
    }
}

fn between_marks(
    f: &mut fmt::Formatter<'_>,
    write: impl FnOnce(&mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    if !is_recording() {
        return write(f);
    }
    f.write_char(if f.width().is_some() { COLUMN } else { VARIES })?;
    write(f)?;
    f.write_char(END)
}

#[cfg(test)]
mod tests {
    use textwrap::core::display_width;

    use super::{COLUMN, END, VARIES, varies};

    #[test]
    fn las_marcas_no_ocupan_sitio() {
        let marks: String = [VARIES, COLUMN, END].iter().collect();
        assert_eq!(display_width(&marks), 0);
    }

    #[test]
    fn quien_no_graba_no_ve_las_marcas() {
        assert_eq!(format!("{:>4}|{:?}", varies(7), varies("a")), "   7|\"a\"");
    }
}
