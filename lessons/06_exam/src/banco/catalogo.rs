//! Las preguntas que hay: las de todos los ficheros de `preguntas/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::programas::programa;
use super::{ErrorTipico, Errores, Pregunta};

/// El fichero de los errores típicos, entre los de preguntas.
const ERRORES: &str = "errores.toml";
/// El de los sinónimos, que tampoco es de preguntas.
const SINONIMOS: &str = "sinonimos.toml";

#[derive(Debug, thiserror::Error)]
pub enum BancoError {
    #[error("no se puede leer el banco de preguntas: {}: {}", .0.display(), .1)]
    Lectura(PathBuf, String),
    #[error("hay dos preguntas que se llaman «{0}»")]
    Repetida(String),
}

/// Todas las preguntas y todos los errores típicos.
pub struct Banco {
    pub preguntas: Vec<Pregunta>,
    pub errores: Errores,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fichero {
    pregunta: Vec<Pregunta>,
}

impl Banco {
    pub fn lee() -> Result<Self, BancoError> {
        Self::lee_de(&carpeta())
    }

    /// El de otra carpeta.
    ///
    /// # Errors
    /// Qué fichero no se entiende, o qué pregunta está dos veces.
    pub fn lee_de(carpeta: &Path) -> Result<Self, BancoError> {
        let mal = |error: std::io::Error| {
            BancoError::Lectura(
                carpeta.to_owned(),
                shared::errno::describe_chain(&error),
            )
        };
        let mut ficheros = Vec::new();
        for entrada in fs::read_dir(carpeta).map_err(mal)? {
            ficheros.push(entrada.map_err(mal)?.path());
        }
        ficheros.sort();
        let mut preguntas: Vec<Pregunta> = Vec::new();
        let mut errores = Errores::new();
        for fichero in ficheros.iter().filter(|fichero| {
            fichero.extension().is_some_and(|tipo| tipo == "toml")
        }) {
            if fichero.ends_with(ERRORES) {
                errores = desde(fichero)?;
            } else if !fichero.ends_with(SINONIMOS) {
                preguntas.extend(preguntas_de(fichero)?);
            }
        }
        for (lugar, pregunta) in preguntas.iter_mut().enumerate() {
            pregunta.lugar = lugar;
        }
        preguntas.sort_by_key(|pregunta| pregunta.tema);
        let mut nombres = BTreeSet::new();
        match preguntas.iter().find(|pregunta| !nombres.insert(&pregunta.nombre)) {
            Some(repetida) => Err(BancoError::Repetida(repetida.nombre.clone())),
            None => Ok(Self { preguntas, errores }),
        }
    }

    pub fn busca(&self, nombre: &str) -> Option<&Pregunta> {
        self.preguntas.iter().find(|pregunta| pregunta.nombre == nombre)
    }

    /// Los temas de los que hay alguna, por orden.
    pub fn temas(&self) -> BTreeSet<u32> {
        self.preguntas.iter().map(|pregunta| pregunta.tema).collect()
    }

    pub fn error(&self, nombre: &str) -> Option<&ErrorTipico> {
        self.errores.get(nombre)
    }

    /// Si ese error es de un concepto. Del que no lo es, lo que se sabe es de qué iba la pregunta.
    pub fn es_concepto(&self, error: &str) -> bool {
        self.error(error).is_some_and(|error| error.paso.is_some())
    }

    /// Si con esa se practica lo que `otra` ha delatado: el mismo error o, si no es de un concepto, el mismo tema.
    pub fn lo_practica(
        &self,
        una: &Pregunta,
        error: &str,
        otra: &Pregunta,
    ) -> bool {
        una.nombre != otra.nombre
            && if self.es_concepto(error) {
                una.errores().any(|suyo| suyo == error)
            } else {
                una.tema == otra.tema
            }
    }
}

/// La del banco.
pub fn carpeta() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("preguntas")
}

/// Las de un fichero.
///
/// # Errors
/// Si no se entiende, o falta un programa que se enseña.
pub fn preguntas_de(fichero: &Path) -> Result<Vec<Pregunta>, BancoError> {
    let mut preguntas = desde::<Fichero>(fichero)?.pregunta;
    for codigo in preguntas.iter_mut().filter_map(|una| una.codigo.as_mut()) {
        if let Some(ruta) = &codigo.fichero {
            codigo.texto = programa(ruta).map_err(|por_que| {
                BancoError::Lectura(
                    fichero.to_owned(),
                    format!("{ruta}: {por_que}"),
                )
            })?;
        }
    }
    Ok(preguntas)
}

fn desde<T: for<'a> Deserialize<'a>>(fichero: &Path) -> Result<T, BancoError> {
    let mal = |por_que: String| BancoError::Lectura(fichero.to_owned(), por_que);
    let texto =
        fs::read_to_string(fichero).map_err(|error| mal(error.to_string()))?;
    toml::from_str(&texto).map_err(|error| mal(error.to_string()))
}
