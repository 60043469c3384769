//! El modelo no da por posible lo que no puede ser: removiendo lo bastante, se ve todo lo que dice que puede salir.

use std::collections::HashSet;

use tests::{Trial, requires, trial};

use crate::de_verdad::{Programa, ejecuta_removidos};
use l06_exam::genera::{Esperado, Tipo, con_lo_esperado, salidas_de};
use l06_exam::lenguaje::Lenguaje;

/// De cada dificultad, por repetición.
const PROGRAMAS: u64 = 6;
/// Cuántas veces se ejecuta cada uno.
const VECES: usize = 40;
/// Con más salidas, 40 veces son pocas para verlas todas.
const POCAS: usize = 4;

pub fn pruebas() -> Vec<Trial> {
    vec![trial("todo lo que el modelo da por posible se llega a ver", todas)]
}

fn todas() {
    let semillas = PROGRAMAS * u64::from(requires::long_repetitions());
    let mut posibles = vec![];
    let mut programas = vec![];
    for dificultad in super::dificultades() {
        for semilla in 0..semillas {
            let (generada, esperado) =
                con_lo_esperado(Tipo::Salidas, semilla, Lenguaje::C, dificultad);
            let Esperado::Familia(familia, papel) = esperado else {
                panic!("una salida es de una familia")
            };
            let todas = salidas_de(&familia);
            if (2..=POCAS).contains(&todas.len()) {
                posibles.push(todas);
                let codigo = generada.codigo.unwrap();
                programas.extend(vec![Programa { codigo, papel }; VECES]);
            }
        }
    }
    let vistos = ejecuta_removidos(&programas);
    let (mut vistas, mut todas) = (0, 0);
    for (suyos, posibles) in vistos.chunks(VECES).zip(&posibles) {
        let suyas: HashSet<_> = suyos.iter().map(|visto| &visto.salida).collect();
        vistas += suyas.len();
        todas += posibles.len();
    }
    // Si al modelo se le olvidara una espera, creería posibles el doble.
    assert!(vistas * 5 >= todas * 4, "{vistas} de {todas}");
    assert!(todas > 0);
}
