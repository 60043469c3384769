//! Las salidas que no pueden darse, cada una de un error.

use std::collections::BTreeSet;

use super::super::familias::{Caso, DE_FORK, NADIE_MAS_ESCRIBE};
use super::en_una_linea;
use crate::azar::Azar;
use crate::genera::modelo::{
    Lectura, Orden, Salidas, en_palabras, encaja, salidas,
};

/// Una salida que no puede darse, y el error de quien la espera.
#[derive(Clone)]
pub struct Imposible {
    pub salida: String,
    pub error: &'static str,
}

impl Imposible {
    pub fn porque(&self, caso: &Caso) -> String {
        let roto = encaja(&caso.familia, &self.salida).err();
        let frase = roto.map_or(String::new(), |roto| roto.frase);
        format!("«{}» no puede ser: {frase}.", en_palabras(&self.salida))
    }
}

/// Las que esperaría quien lee mal el programa, cada una de un error.
pub fn imposibles(
    caso: &Caso,
    posibles: &Salidas,
    azar: &mut Azar,
) -> Vec<Imposible> {
    let buenas = en_una_linea(posibles);
    let mut vistas = buenas.clone();
    let mut leidas = vec![
        (Lectura::SinWait, "wait_sin_efecto"),
        (Lectura::SinNacer, "hijo_antes_de_nacer"),
        (Lectura::ExitVacia, "exit_bajo_vacia"),
        (Lectura::SinBufer, "sin_bufer"),
        (Lectura::SinHerencia, "bufer_sin_copiar"),
    ];
    leidas.extend(
        DE_FORK.iter().filter(|(lectura, _)| *lectura != Lectura::SinCorto),
    );
    leidas.push(NADIE_MAS_ESCRIBE);
    let mut imposibles = vec![];
    for (lectura, error) in leidas {
        let familia = caso.leido(lectura);
        let salen = familia.and_then(|familia| salidas(&familia, lectura));
        let nuevas: Vec<_> = salen
            .into_iter()
            .flatten()
            .filter(|salida| !vistas.contains(&en_palabras(salida)))
            .collect();
        if !nuevas.is_empty() {
            let salida = azar.uno(&nuevas);
            vistas.insert(en_palabras(&salida));
            imposibles.push(Imposible { salida, error });
        }
    }
    desordena(caso, posibles, &mut vistas, &mut imposibles, azar);
    azar.baraja(&mut imposibles);
    imposibles
}

/// Las mismas líneas, en un orden que no puede ser.
fn desordena(
    caso: &Caso,
    posibles: &Salidas,
    vistas: &mut BTreeSet<String>,
    imposibles: &mut Vec<Imposible>,
    azar: &mut Azar,
) {
    let una = azar.uno(&posibles.iter().cloned().collect::<Vec<_>>());
    for _ in 0..8 {
        let mut lineas: Vec<_> = una.lines().collect();
        azar.baraja(&mut lineas);
        let salida = lineas.join("\n") + "\n";
        if vistas.insert(en_palabras(&salida)) {
            let roto = encaja(&caso.familia, &salida).err();
            let error = match roto.map(|roto| roto.orden) {
                Some(Orden::Espera) => "wait_sin_efecto",
                Some(Orden::Nacer) => "hijo_antes_de_nacer",
                _ => "orden_propio_roto",
            };
            imposibles.push(Imposible { salida, error });
            if imposibles.len() >= 4 {
                return;
            }
        }
    }
}
