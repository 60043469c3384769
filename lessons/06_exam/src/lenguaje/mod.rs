//! Los lenguajes en los que se puede responder, y cómo se prepara un programa de cada uno para ejecutarlo.

mod c;
mod explica;
mod python;
pub(crate) mod rust;

use std::ffi::OsString;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::anyhow;

use crate::aislamiento;
use crate::python::interprete;
use crate::sin_programa::sin_ejecutar;

pub(crate) use explica::{NO_COMPILA, causa};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

    /// Lo que se ha escrito detrás de «--lenguaje».
    pub(crate) fn de_opcion(texto: &str) -> Result<Self, String> {
        Self::de_clave(texto).ok_or_else(|| {
            "«--lenguaje» va con python, rust o c, como en «--lenguaje c»"
                .to_owned()
        })
    }

    /// # Errors
    /// Qué programa no se puede ejecutar, y por qué.
    pub(crate) fn se_puede(self) -> Result<(), String> {
        let programa = match self {
            Lenguaje::Python => interprete(),
            Lenguaje::Rust => "rustc".into(),
            Lenguaje::C => "cc".into(),
        };
        Command::new(&programa)
            .arg("--version")
            .current_dir("/")
            .output()
            .map(drop)
            .map_err(|error| sin_ejecutar(&programa.display().to_string(), error))
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

/// Lo que se guarda de las quejas de un compilador.
const CABE: u64 = 1 << 20;

/// Ejecuta un compilador. Lo que dice se enseña entero.
fn compila(mut orden: Command) -> Result<(), Impedimento> {
    let programa = orden.get_program().display().to_string();
    aislamiento::limita(&mut orden);
    let no_se_puede = |error| anyhow!(sin_ejecutar(&programa, error));
    let mut compilador = orden
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(no_se_puede)?;
    let plazo = aislamiento::Plazo::de(&compilador).map_err(|error| {
        let _ = compilador.kill();
        let _ = compilador.wait();
        anyhow!(error)
    })?;
    let mut quejas = Vec::new();
    if let Some(salida) = compilador.stderr.take() {
        salida.take(CABE).read_to_end(&mut quejas)?;
    }
    // Si sigue quejándose, ya ha dicho bastante: al escribir más, muere.
    let estado = compilador.wait().map_err(no_se_puede)?;
    drop(plazo);
    if estado.success() {
        return Ok(());
    }
    let mut quejas = String::from_utf8_lossy(&quejas).into_owned();
    if estado.code().is_none() {
        quejas.push_str(
            "\nEl compilador se cortó: pedía demasiado tiempo o memoria.",
        );
    }
    Err(Impedimento::NoCompila(quejas))
}
