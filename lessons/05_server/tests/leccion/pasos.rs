//! Cada paso se ejecuta, acaba bien y no deja nada.

use std::time::Duration;

use tests::{Run, Trial, trial};

use crate::{PASOS, leccion};

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = PASOS.into_iter().map(paso_suelto).collect();
    trials.extend([
        trial("la lista de pasos es la de la lección", la_lista),
        trial("la lección entera acaba en 25 s", la_leccion_entera),
        trial("la lección entera, como usuario corriente", || entera(leccion().ordinary_user())),
        trial("la lección entera, en una sola CPU", || entera(leccion().one_cpu())),
        trial("la lección entera, con la entrada cerrada", || entera(leccion().stdin_closed())),
        trial("la lección entera, en un terminal", || {
            entera(leccion().terminal(100, 40).arg("--sin-pausas"))
        }),
    ]);
    trials
}

fn paso_suelto(paso: &'static str) -> Trial {
    trial(&format!("paso {paso}"), move || {
        let outcome = leccion().arg(paso).run();
        outcome.assert_code(0).assert_clean().assert_no_complaints();
        outcome.assert_says(&format!("1 de 1 · {paso} ")).assert_says("Observa:").assert_says("✔ ");
    })
}

fn la_lista() {
    let outcome = leccion().arg("--lista").run();
    outcome.assert_code(0).assert_clean();
    let primera = |linea: &String| Some(linea.split_whitespace().next()?.to_owned());
    let listados: Vec<String> = outcome.lines().iter().filter_map(primera).collect();
    assert_eq!(listados, PASOS);
}

fn la_leccion_entera() {
    let outcome = leccion().arg("--sin-pausas").deadline(Duration::from_secs(25)).run();
    outcome.assert_code(0).assert_clean();
    for (posicion, paso) in PASOS.iter().enumerate() {
        outcome.assert_says(&format!("{} de 10 · {paso} ", posicion + 1));
    }
}

fn entera(run: Run) {
    run.deadline(Duration::from_secs(25)).run().assert_code(0).assert_clean();
}
