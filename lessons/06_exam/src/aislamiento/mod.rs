//! Ejecutar lo que entrega una clase, de lo que nadie responde, en el ordenador de quien la corrige.
//!
//! Son dos vallas. La [`caja`] es de quien juzga una entrega: con sus espacios de nombres, desde dentro solo existen el
//! sistema, que no se puede cambiar, y unas carpetas en memoria que desaparecen con ella; no hay más procesos que los
//! suyos ni más red que ella misma. El [`Cerco`] es del programa juzgado, dentro de la caja: con Landlock y seccomp no
//! alcanza a quien lo juzga. Ninguna pide privilegios.

mod caja;
mod cerco;
mod filtro;
mod herencia;
mod herramientas;
mod lectura;
mod limites;
mod privilegios;
mod raiz;
mod vista;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;

use shared::errno::describe_chain;

pub use caja::{Fin, en_la_caja};
pub use cerco::Cerco;
pub use herramientas::Herramientas;
pub use lectura::{Ilegible, lee, principio};
pub use limites::{Plazo, limita};

/// Lo que sabe de la caja quien juzga dentro de ella.
pub struct Dentro {
    /// Lo que puede leer el programa juzgado, además de lo suyo.
    pub sistema: Vec<PathBuf>,
    /// Lo que puede leer quien construye lo que se juzga.
    para_construir: Vec<PathBuf>,
}

impl Dentro {
    /// La carpeta de quien juzga: el programa no la alcanza.
    pub fn del_juez(&self) -> &'static Path {
        Path::new(raiz::DEL_JUEZ)
    }

    /// El del compilador, que lee lo que el programa le dice.
    fn cerco_del_compilador(&self) -> Cerco {
        let suyas = [raiz::DEL_ALUMNO, "/tmp"].map(PathBuf::from);
        Cerco {
            lee: self.para_construir.clone(),
            escribe: suyas.to_vec(),
            mata: None,
        }
    }
}

static DENTRO: OnceLock<Dentro> = OnceLock::new();

/// Nada, fuera de la caja: entonces no se encierra a nadie.
pub fn dentro() -> Option<&'static Dentro> {
    DENTRO.get()
}

/// La orden de este mismo programa que prueba si aquí se puede aislar, y si no, dice por qué.
pub const PRUEBA: &str = "prueba_caja";

pub fn prueba() -> ExitCode {
    let herramientas = Herramientas::ninguna();
    match en_la_caja(&herramientas, || cerco::se_puede().map_or(1, |()| 0)) {
        Ok(Fin::Codigo(0)) => ExitCode::SUCCESS,
        Ok(_) => {
            eprintln!("el núcleo no tiene Landlock, o está apagado");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{}", describe_chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

/// Si el programa juzgado ha llenado el sitio que tenía.
pub fn esta_lleno() -> bool {
    dentro().is_some() && raiz::llena(Path::new(raiz::DEL_ALUMNO))
}

/// Si desde la caja se ve esa carpeta, con lo que hay en ella.
pub fn se_ve(carpeta: &Path) -> bool {
    vista::SISTEMA.iter().any(|visible| carpeta.starts_with(visible))
}
