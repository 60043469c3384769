//! `06_exam corrige` y `practica --aislado`: una clase corregida, y lo que se intenta contra quien la corrige.

mod correccion;

use std::process::ExitCode;

use correccion::{aislado, clase, malas_entradas, soluciones};
use tests::{Trial, trial_if};

const EXAMEN: &str = env!("CARGO_BIN_EXE_06_exam");

fn main() -> ExitCode {
    tests::main(|| {
        let mut trials = soluciones::trials();
        trials.extend(aislado::trials());
        trials.extend(clase::trials());
        trials.extend(malas_entradas::trials());
        trials
    })
}

/// Lo que exige que aquí se pueda aislar.
fn en_la_caja(nombre: &str, cuerpo: impl FnOnce() + Send + 'static) -> Trial {
    trial_if(nombre, correccion::se_puede, cuerpo)
}
