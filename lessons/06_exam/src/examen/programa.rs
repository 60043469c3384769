//! El programa del examen: se escribe en `practica/`, con el editor de cada uno, y lo corrige el juez de `cargo practica`.

use std::fs;
use std::path::PathBuf;

use super::papel::Programa;
use super::perfil::Perfil;
use crate::ejercicio::{self, Ejercicio, EjercicioError};
use crate::juicio::{Dictamen, Veredicto};
use crate::practica::{di, juzga, taller};

const DESPEDIDA: &str = "Es del examen: se corrige al acabarlo.";

/// En `practica/examen_lock.py`: lo que se haya escrito al practicar no se toca.
pub fn fichero(programa: &Programa, perfil: &Perfil) -> PathBuf {
    taller::de(&format!("examen_{}", programa.ejercicio), perfil.lenguaje)
}

/// Pone el fichero de partida. Si hay uno de otro examen, guarda antes una copia.
pub fn pon(
    programa: &Programa,
    perfil: &Perfil,
) -> Result<PathBuf, taller::TallerError> {
    let fichero = fichero(programa, perfil);
    let texto = inicio(programa, perfil)?;
    if fichero.exists()
        && fs::read_to_string(&fichero).ok().as_ref() != Some(&texto)
    {
        taller::copia(&fichero)?;
    }
    taller::escribe(&fichero, &texto, perfil.lenguaje)?;
    Ok(fichero)
}

/// Si ya no es el de partida.
pub fn tocado(programa: &Programa, perfil: &Perfil) -> bool {
    let escrito = fs::read_to_string(fichero(programa, perfil)).ok();
    escrito.is_some_and(|escrito| inicio(programa, perfil).ok() != Some(escrito))
}

/// Lo que ha dicho el juez.
pub struct Juzgado {
    pub veredicto: Veredicto,
    /// Cuántas comprobaciones del ejercicio salieron bien antes de la primera ✗, y cuántas hay.
    antes: usize,
    hay: usize,
}

pub fn juzga(
    programa: &Programa,
    perfil: &Perfil,
) -> Result<Juzgado, EjercicioError> {
    let ejercicio = ejercicio::busca(&programa.ejercicio)?;
    let veredicto =
        juzga::juzga(&ejercicio, perfil.lenguaje, &fichero(programa, perfil), None);
    Ok(Juzgado::nuevo(veredicto, (ejercicio.juez)().puntuables()))
}

/// Las generales son la última de las que valen para cualquier programa: hasta ella, uno que no hace nada también pasa.
const ULTIMA_GENERAL: &str = "acaba_bien";

impl Juzgado {
    fn nuevo(veredicto: Veredicto, puntuables: usize) -> Self {
        let comprobadas = &veredicto.comprobadas;
        let generales = comprobadas
            .iter()
            .position(|una| una.id == ULTIMA_GENERAL)
            .map_or(comprobadas.len(), |cual| cual + 1);
        let hasta =
            comprobadas.iter().position(|una| !una.ok).unwrap_or(comprobadas.len());
        Self {
            antes: hasta.saturating_sub(generales),
            hay: puntuables.max(1),
            veredicto,
        }
    }

    /// De 0 a 1: todo, si está bien; si no, lo que lleve bien cuenta la mitad. Nada, si falla el juez.
    pub fn vale(&self) -> Option<f64> {
        match self.veredicto.dictamen {
            Dictamen::Bien => Some(1.0),
            Dictamen::Mal | Dictamen::Limite => {
                Some(0.5 * self.antes as f64 / self.hay as f64)
            }
            Dictamen::Juez => None,
        }
    }

    pub fn en_palabras(&self) -> String {
        match self.vale() {
            None => "El juez no ha podido mirarlo, y no es culpa tuya: esta parte sale del total, y la nota es la de lo demás.".to_owned(),
            Some(_) => format!(
                "Comprobaciones que puntúan, antes de la primera ✗: {} de {}. Lo que está a medias cuenta la mitad.",
                self.antes, self.hay
            ),
        }
    }
}

/// Lo que se ha comprobado, y nada más.
pub fn di(veredicto: &Veredicto) {
    for una in &veredicto.comprobadas {
        di::comprobada(una);
    }
}

fn inicio(programa: &Programa, perfil: &Perfil) -> Result<String, EjercicioError> {
    let ejercicio: Ejercicio = ejercicio::busca(&programa.ejercicio)?;
    ejercicio.inicio_con(perfil.lenguaje, DESPEDIDA, perfil.en_blanco)
}
