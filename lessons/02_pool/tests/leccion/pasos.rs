//! Cada paso se ejecuta, acaba bien y no deja nada; y dice lo que tiene que decir.

use tests::claims::Constant;
use tests::{Trial, requires, trial};

use crate::{LECCION, leccion};

/// Números que un paso dice con cualquier opción.
const CONSTANTES: [Constant; 2] = [
    ("chunksize", 4, "los trozos por obrero, si no se dice otra cosa"),
    ("chunksize", 10, "uno de los tamaños que se prueban siempre"),
];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.step_trials();
    trials.push(LECCION.claims_trial(&CONSTANTES));
    trials.push(LECCION.colons_trial());
    trials.extend([
        trial("la lección entera, una y otra vez en una sola CPU", en_una_cpu),
        trial("con pocos obreros y con muchos, con pocas tareas y con muchas", pocos_y_muchos),
        trial("aceleracion: una barra por número de obreros, hasta el doble de las CPU", barras),
        trial("sin python3, comparativa lo dice y acaba bien", sin_python),
    ]);
    trials
}

fn en_una_cpu() {
    for _ in 0..requires::repetitions(3) {
        LECCION.whole(leccion().one_cpu());
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
        outcome.assert_says("  1 proceso ").assert_says("  1 hilo ");
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
