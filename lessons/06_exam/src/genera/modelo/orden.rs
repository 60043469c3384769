//! Si una salida es posible y, si no, qué orden rompe.

use std::collections::HashSet;

use super::familia::{Familia, Lectura};
use super::salidas::Momento;

mod atasco;

use atasco::Atasco;

/// Qué orden se rompe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orden {
    /// El del código de un proceso.
    Propio,
    /// Nadie escribe antes de nacer.
    Nacer,
    /// Quien espera escribe después.
    Espera,
    /// No es de orden: falta o sobra algo.
    Ninguno,
}

/// El orden que se rompe, y una frase que lo dice.
#[derive(Clone, Debug)]
pub struct Roto {
    pub orden: Orden,
    pub frase: String,
}

impl Roto {
    fn nuevo(orden: Orden, frase: String) -> Self {
        Self { orden, frase }
    }
}

/// Con más momentos que estos no se sigue buscando.
const DEMASIADOS: usize = 200_000;

/// La salida, casada con lo que escribe cada proceso. El error es el orden que se rompe.
pub fn encaja(familia: &Familia, salida: &str) -> Result<(), Roto> {
    let mut primero = Momento::primero(familia, Lectura::Buena);
    primero.avanza(familia);
    let mut vistos = HashSet::new();
    let mut pendientes = vec![(primero.clone(), 0)];
    let mut mejor = (primero, 0);
    while let Some((momento, leido)) = pendientes.pop() {
        let resto = &salida[leido..];
        if vistos.len() > DEMASIADOS {
            let frase = "hay demasiadas maneras de mezclarlos".to_owned();
            return Err(Roto::nuevo(Orden::Ninguno, frase));
        }
        if leido > mejor.1 {
            mejor = (momento.clone(), leido);
        }
        if resto.is_empty()
            && familia
                .procesos
                .iter()
                .enumerate()
                .all(|(quien, _)| momento.ha_acabado(familia, quien))
        {
            return Ok(());
        }
        for quien in (0..familia.cuantos()).rev() {
            let Some(piezas) = momento.va_a_escribir(familia, quien) else {
                continue;
            };
            let texto = piezas.concat();
            if resto.starts_with(&texto) {
                let mut despues = momento.clone();
                despues.por[quien] += 1;
                despues.avanza(familia);
                if vistos.insert((despues.clone(), leido + texto.len())) {
                    pendientes.push((despues, leido + texto.len()));
                }
            }
        }
    }
    let (momento, leido) = mejor;
    Err(Atasco { familia, momento: &momento }.porque(&salida[leido..]))
}
