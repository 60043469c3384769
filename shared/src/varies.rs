//! Lo que cambia de una ejecución a otra, señalado donde se dice.
//!
//! El libro enseña salidas grabadas, y una prueba las compara con las de ahora. Para que pueda compararlo todo a la letra
//! menos lo que ha de cambiar (un tiempo, una dirección, cuántos procesos tiene la máquina), quien dice un valor así lo
//! señala con [`varies`]. En una ejecución corriente no se nota.

use std::fmt::{self, Debug, Display, Write};
use std::sync::LazyLock;

/// La variable de entorno que pone quien graba.
pub const RECORDING: &str = "CUADERNO_GRABACION";

/// Lo que va entre estas dos marcas cambia. Son de uso privado: ningún texto las lleva.
pub const MARKS: [char; 2] = ['\u{e000}', '\u{e001}'];

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
    f.write_char(MARKS[0])?;
    write(f)?;
    f.write_char(MARKS[1])
}
