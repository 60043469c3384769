//! Lo que se recuerda de cada pregunta y de cada error típico, y cuándo toca volver a verlo (FSRS).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Local, NaiveDate, Utc};
use rs_fsrs::{Card, FSRS, Parameters, Rating};
use serde::{Deserialize, Serialize};

use crate::banco::{Banco, Correccion, Pregunta};
use crate::estado::{EstadoError, Fichero};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Memoria {
    /// Por el nombre de la pregunta.
    preguntas: BTreeMap<String, Card>,
    /// Por el nombre del error. Solo los que son de un concepto.
    errores: BTreeMap<String, Card>,
    /// Las preguntas falladas por un error que no lo es, hasta que se acierten.
    sin_concepto: BTreeSet<String>,
}

pub fn fichero() -> Result<Fichero<Memoria>, EstadoError> {
    Fichero::del_usuario("repaso.json", "el repaso")
}

impl Memoria {
    /// Lo que se acierta tarda más en volver; lo que se falla vuelve al día siguiente. Un error que se delata queda para hoy
    /// mismo, y se va olvidando cuando se acierta una pregunta que podía delatarlo.
    pub fn apunta(
        &mut self,
        pregunta: &Pregunta,
        correccion: &Correccion,
        banco: &Banco,
        ahora: DateTime<Utc>,
    ) {
        let bien = correccion.esta_bien();
        // Una generada no se puede volver a buscar: de ella quedan los errores.
        if banco.busca(&pregunta.nombre).is_some() {
            let tarjeta = self.preguntas.entry(pregunta.nombre.clone());
            repite(tarjeta.or_default(), bien, ahora);
        }
        self.sin_concepto.remove(&pregunta.nombre);
        for error in &correccion.errores {
            if !banco.es_concepto(error) {
                self.sin_concepto.insert(pregunta.nombre.clone());
                continue;
            }
            let tarjeta = self.errores.entry(error.clone()).or_default();
            repite(tarjeta, false, ahora);
            tarjeta.due = ahora;
        }
        if bien {
            for error in pregunta.errores() {
                if let Some(tarjeta) = self.errores.get_mut(error) {
                    repite(tarjeta, true, ahora);
                }
            }
        }
    }

    pub fn vista(&self, pregunta: &str) -> bool {
        self.preguntas.contains_key(pregunta)
    }

    /// Las preguntas que tocan ese día o antes, la más atrasada primero.
    pub fn preguntas_para(&self, dia: NaiveDate) -> Vec<&str> {
        para(&self.preguntas, dia)
    }

    pub fn errores_para(&self, dia: NaiveDate) -> Vec<&str> {
        para(&self.errores, dia)
    }

    pub fn sin_concepto(&self) -> impl Iterator<Item = &str> {
        self.sin_concepto.iter().map(String::as_str)
    }

    /// Los que se han delatado alguna vez y no se han corregido todavía.
    pub fn errores_vivos(&self) -> impl Iterator<Item = &str> {
        self.errores
            .iter()
            .filter(|(_, tarjeta)| tarjeta.scheduled_days <= 1)
            .map(|(error, _)| error.as_str())
    }
}

fn para(tarjetas: &BTreeMap<String, Card>, dia: NaiveDate) -> Vec<&str> {
    let mut tocan: Vec<(&str, &Card)> = tarjetas
        .iter()
        .map(|(nombre, tarjeta)| (nombre.as_str(), tarjeta))
        .filter(|(_, tarjeta)| {
            tarjeta.due.with_timezone(&Local).date_naive() <= dia
        })
        .collect();
    tocan.sort_by_key(|(_, tarjeta)| tarjeta.due);
    tocan.into_iter().map(|(nombre, _)| nombre).collect()
}

fn repite(tarjeta: &mut Card, bien: bool, ahora: DateTime<Utc>) {
    // Sin azar, y por días: lo que se repite dentro de la misma sesión lo decide el repaso.
    let parametros = Parameters {
        enable_short_term: false,
        enable_fuzz: false,
        ..Parameters::default()
    };
    let valoracion = if bien { Rating::Good } else { Rating::Again };
    // Si se ha atrasado el reloj, no ha pasado el tiempo.
    let ahora = ahora.max(tarjeta.last_review);
    *tarjeta = FSRS::new(parametros).next(tarjeta.clone(), ahora, valoracion).card;
}
