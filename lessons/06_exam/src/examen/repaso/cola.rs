//! En qué orden se pregunta: los errores, lo que toca hoy y, después, lo nuevo.

use std::collections::{BTreeMap, VecDeque};

use chrono::NaiveDate;

use super::memoria::Memoria;
use crate::banco::{Banco, Pregunta, Respuesta};

pub struct Cola<'a> {
    quedan: VecDeque<&'a Pregunta>,
    tocan: usize,
}

impl<'a> Cola<'a> {
    /// De esos temas, o de todos si no se dice ninguno.
    pub fn de_hoy(
        banco: &'a Banco,
        memoria: &Memoria,
        temas: &[u32],
        hoy: NaiveDate,
    ) -> Self {
        let entra = |pregunta: &&Pregunta| {
            !matches!(pregunta.respuesta, Respuesta::Razonada(_))
                && (temas.is_empty() || temas.contains(&pregunta.tema))
        };
        let mut elegidas: Vec<&Pregunta> = Vec::new();
        let errores = memoria.errores_para(hoy);
        for error in errores.into_iter().filter(|error| banco.es_concepto(error)) {
            // Mejor una que no se haya visto: la de siempre se contesta de memoria.
            let suyas =
                banco.preguntas.iter().filter(entra).filter(|pregunta| {
                    pregunta.errores().any(|suyo| suyo == error)
                });
            let una = suyas
                .filter(|una| !ya_esta(&elegidas, una))
                .min_by_key(|una| (memoria.vista(&una.nombre), una.nivel));
            elegidas.extend(una);
        }
        for nombre in memoria.preguntas_para(hoy) {
            let una = banco.busca(nombre).filter(entra);
            elegidas.extend(una.filter(|una| !ya_esta(&elegidas, una)));
        }
        let tocan = elegidas.len();
        let nuevas = banco
            .preguntas
            .iter()
            .filter(entra)
            .filter(|una| !memoria.vista(&una.nombre))
            .filter(|una| !ya_esta(&elegidas, una))
            .collect();
        elegidas.extend(un_tema_tras_otro(nuevas));
        Self { quedan: elegidas.into(), tocan }
    }

    /// Cuántas tocan hoy, sin contar las nuevas.
    pub fn tocan(&self) -> usize {
        self.tocan
    }

    pub fn siguiente(&mut self) -> Option<&'a Pregunta> {
        self.quedan.pop_front()
    }

    /// Pasa delante otra en la que se practique ese error, y dice si la había.
    pub fn adelanta(
        &mut self,
        banco: &'a Banco,
        error: &str,
        esta: &Pregunta,
    ) -> bool {
        let suya = |una: &Pregunta| banco.lo_practica(una, error, esta);
        let cual = self.quedan.iter().position(|una| suya(una));
        let otra = match cual {
            Some(cual) => self.quedan.remove(cual),
            // Del mismo tema ya han salido todas.
            None if !banco.es_concepto(error) => None,
            None => banco.preguntas.iter().find(|una| suya(una)),
        };
        let hay = otra.is_some();
        otra.into_iter().for_each(|otra| self.quedan.push_front(otra));
        hay
    }
}

fn ya_esta(elegidas: &[&Pregunta], una: &Pregunta) -> bool {
    elegidas.iter().any(|otra| otra.nombre == una.nombre)
}

/// Lo imprescindible antes y, dentro, una de cada tema cada vez.
fn un_tema_tras_otro(preguntas: Vec<&Pregunta>) -> Vec<&Pregunta> {
    let mut del_tema: BTreeMap<_, usize> = BTreeMap::new();
    let mut con_vuelta: Vec<_> = preguntas
        .into_iter()
        .map(|pregunta| {
            let cuantas =
                del_tema.entry((pregunta.nivel, pregunta.tema)).or_default();
            *cuantas += 1;
            ((pregunta.nivel, *cuantas, pregunta.tema), pregunta)
        })
        .collect();
    con_vuelta.sort_by_key(|(vuelta, _)| *vuelta);
    con_vuelta.into_iter().map(|(_, pregunta)| pregunta).collect()
}
