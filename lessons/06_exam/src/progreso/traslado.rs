//! Lo que va de un ordenador a otro: el progreso y, además, los pasos que se han visto.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use course::{COURSE, progress};
use serde::{Deserialize, Serialize};

use shared::errno::describe_chain;

use super::{Progreso, ProgresoError};

#[derive(Serialize, Deserialize)]
pub struct Traslado {
    /// De cada lección, los suyos.
    #[serde(default)]
    pasos: BTreeMap<String, BTreeSet<String>>,
    #[serde(flatten)]
    pub progreso: Progreso,
}

impl Traslado {
    pub fn de_aqui(progreso: Progreso) -> Self {
        Self { pasos: vistos().collect(), progreso }
    }

    /// El que se exportó.
    ///
    /// # Errors
    /// Si no se puede leer, o es otra cosa.
    pub fn lee(fichero: &Path) -> Result<Self, ProgresoError> {
        let mal =
            |error: String| ProgresoError::NoEsProgreso(fichero.to_owned(), error);
        let texto =
            std::fs::read(fichero).map_err(|error| mal(describe_chain(&error)))?;
        serde_json::from_slice(&texto).map_err(|_| {
            mal("no es lo que escribe `cargo practica exporta`".to_owned())
        })
    }

    /// Los que se vieron en el otro ordenador, como si se hubieran visto en este.
    pub fn apunta_pasos(&self) {
        for (leccion, pasos) in &self.pasos {
            pasos.iter().for_each(|paso| progress::note_step(leccion, paso));
        }
    }
}

/// Cuántos pasos se han visto, de todas las lecciones.
pub fn pasos_vistos() -> usize {
    vistos().map(|(_, pasos)| pasos.len()).sum()
}

fn vistos() -> impl Iterator<Item = (String, BTreeSet<String>)> {
    COURSE
        .iter()
        .map(|leccion| {
            (leccion.name.to_owned(), progress::steps_seen(leccion.name))
        })
        .filter(|(_, pasos)| !pasos.is_empty())
}
