//! Los lenguajes en los que se puede responder, y cómo se prepara un programa de cada uno para ejecutarlo.

mod c;
mod explica;
mod python;
mod rust;

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

pub use explica::causa;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lenguaje {
    Python,
    Rust,
    C,
}

/// Por qué no hay programa que ejecutar.
pub enum Impedimento {
    /// Lo que dijo el compilador.
    NoCompila(String),
    /// Falta algo para poder juzgar.
    Juez(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Impedimento {
    fn from(error: E) -> Self {
        Impedimento::Juez(error.into())
    }
}

impl Lenguaje {
    pub const TODOS: [Lenguaje; 3] =
        [Lenguaje::Python, Lenguaje::Rust, Lenguaje::C];

    /// Como se escribe en la línea de órdenes.
    pub fn clave(self) -> &'static str {
        match self {
            Lenguaje::Python => "python",
            Lenguaje::Rust => "rust",
            Lenguaje::C => "c",
        }
    }

    pub fn nombre(self) -> &'static str {
        match self {
            Lenguaje::Python => "Python",
            Lenguaje::Rust => "Rust",
            Lenguaje::C => "C",
        }
    }

    pub fn extension(self) -> &'static str {
        match self {
            Lenguaje::Python => "py",
            Lenguaje::Rust => "rs",
            Lenguaje::C => "c",
        }
    }

    /// Lo menos que se puede ejecutar: en lo que se escribe entero, el fichero de partida.
    pub fn pagina_en_blanco(self) -> &'static str {
        match self {
            Self::Python => "",
            Self::Rust => "\nfn main() {}\n",
            Self::C => "\nint main(void) {\n    return 0;\n}\n",
        }
    }

    pub fn comentario(self) -> &'static str {
        if self == Lenguaje::Python { "#" } else { "//" }
    }

    /// El que se escribe así.
    pub fn de_clave(clave: &str) -> Option<Self> {
        Self::TODOS.into_iter().find(|lenguaje| lenguaje.clave() == clave)
    }

    /// La orden que ejecuta ese fichero; lo que haya que construir se deja en `carpeta`.
    pub fn prepara(
        self,
        fichero: &Path,
        carpeta: &Path,
    ) -> Result<Vec<OsString>, Impedimento> {
        match self {
            Lenguaje::Python => python::prepara(fichero),
            Lenguaje::Rust => rust::prepara(fichero, carpeta),
            Lenguaje::C => c::prepara(fichero, carpeta),
        }
    }
}

/// Ejecuta un compilador. Lo que dice se enseña entero.
fn compila(mut orden: Command) -> Result<(), Impedimento> {
    let programa = orden.get_program().display().to_string();
    let salida = orden.output().map_err(|error| {
        anyhow::anyhow!("no se puede ejecutar `{programa}`: {error}")
    })?;
    if salida.status.success() {
        Ok(())
    } else {
        Err(Impedimento::NoCompila(
            String::from_utf8_lossy(&salida.stderr).into_owned(),
        ))
    }
}
