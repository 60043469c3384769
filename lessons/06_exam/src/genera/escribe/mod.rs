//! El programa, escrito como en un examen, y en qué línea queda cada `fork`.

mod c;
mod expr;
mod pagina;
mod python;

pub use pagina::Escrito;

use super::modelo::Programa;
use crate::lenguaje::Lenguaje;

/// El programa entero, listo para ejecutar.
pub fn escribe(programa: &Programa, lenguaje: Lenguaje) -> Escrito {
    match lenguaje {
        Lenguaje::C => c::escribe(programa),
        _ => python::escribe(programa),
    }
}

/// Cómo se escribe en ese lenguaje.
pub fn nombre(que: &'static str, lenguaje: Lenguaje) -> &'static str {
    match (que, lenguaje) {
        ("fork", Lenguaje::C) => "`fork`",
        ("fork", _) => "`os.fork`",
        ("exit", Lenguaje::C) => "`exit`",
        ("exit", _) => "`sys.exit`",
        ("_exit", Lenguaje::C) => "`_exit`",
        ("_exit", _) => "`os._exit`",
        ("exec", Lenguaje::C) => "`execlp`",
        ("exec", _) => "`os.execlp`",
        ("vacía", Lenguaje::C) => "`fflush`",
        ("vacía", _) => "`flush=True`",
        ("y", Lenguaje::C) => "`&&`",
        ("y", _) => "`and`",
        ("o", Lenguaje::C) => "`||`",
        ("o", _) => "`or`",
        ("orden", Lenguaje::C) => "`./programa`",
        ("orden", _) => "`python3 programa.py`",
        ("tuberia", Lenguaje::C) => "`./programa | cat`",
        ("tuberia", _) => "`python3 programa.py | cat`",
        _ => "",
    }
}
