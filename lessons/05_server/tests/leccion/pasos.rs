//! Cada paso se ejecuta, acaba bien y no deja nada.

use tests::Trial;

use crate::LECCION;

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.step_trials();
    trials.extend([]);
    trials
}
