//! Cada paso se ejecuta, acaba bien y no deja nada; y dice lo que tiene que decir.

use std::time::Duration;

use tests::{Run, Trial, requires, trial};

use crate::{PASOS, leccion};

/// Lo que puede durar la lección entera, también en una sola CPU.
const TODA: Duration = Duration::from_secs(25);

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = PASOS.into_iter().map(paso_suelto).collect();
    trials.extend([
        trial("la lista de pasos es la de la lección", la_lista),
        trial("la lección entera acaba en 25 s", la_leccion_entera),
        trial("la lección entera, como usuario corriente", || entera(leccion().ordinary_user())),
        trial("la lección entera, una y otra vez en una sola CPU", en_una_cpu),
        trial("la lección entera, con la entrada cerrada", || entera(leccion().stdin_closed())),
        trial("con pocos obreros y con muchos, con pocas tareas y con muchas", pocos_y_muchos),
        trial("aceleracion: una barra por número de obreros, hasta el doble de las CPU", barras),
        trial("sin python3, comparativa lo dice y acaba bien", sin_python),
    ]);
    trials
}

fn paso_suelto(paso: &'static str) -> Trial {
    trial(&format!("paso {paso}"), move || {
        let outcome = leccion().arg(paso).run();
        outcome.assert_code(0).assert_clean();
        outcome.assert_says(&format!("1 de 1 · {paso} ")).assert_says("Observa:").assert_says("✔ ");
    })
}

fn la_lista() {
    let outcome = leccion().arg("--lista").run();
    outcome.assert_code(0).assert_clean();
    let listados: Vec<String> = outcome
        .lines()
        .iter()
        .filter_map(|linea| Some(linea.split_whitespace().next()?.to_owned()))
        .collect();
    assert_eq!(listados, PASOS);
}

fn la_leccion_entera() {
    let outcome = leccion().arg("--sin-pausas").deadline(TODA).run();
    outcome.assert_code(0).assert_clean();
    for (posicion, paso) in PASOS.iter().enumerate() {
        outcome.assert_says(&format!("{} de 13 · {paso} ", posicion + 1));
    }
}

fn entera(run: Run) {
    run.deadline(TODA).run().assert_code(0).assert_clean();
}

fn en_una_cpu() {
    for _ in 0..requires::repetitions(3) {
        entera(leccion().one_cpu());
    }
}

fn pocos_y_muchos() {
    for orden in [
        "por_que --tareas 1 --obreros 1",
        "por_que --tareas 200 --obreros 64",
        "map --tareas 1 --obreros 64 --milisegundos 0",
        "map --tareas 1000 --obreros 1 --milisegundos 0",
        "chunksize --tareas 1000 --obreros 64",
        "chunksize --tareas 1001 --obreros 3",
        "chunksize --tareas 50000",
        "lotes --obreros 1",
        "lotes --obreros 64",
    ] {
        leccion().args(orden.split(' ')).run().assert_code(0).assert_clean();
    }
}

fn barras() {
    for (run, cpus) in [(leccion().one_cpu(), 1), (leccion(), 0)] {
        let outcome = run.arg("aceleracion").run();
        outcome.assert_code(0).assert_clean();
        outcome.assert_says("  1 procesos ").assert_says("  1 hilos ");
        if cpus == 1 {
            outcome.assert_says("aquí puedo usar 1 CPU").assert_says("  2 hilos ");
            outcome.assert_never_says("  3 procesos ");
        }
    }
}

fn sin_python() {
    let outcome = leccion().arg("comparativa").env("PATH", "/no/hay/nada").run();
    outcome.assert_code(0).assert_clean().assert_says("aquí no hay python3");
}
