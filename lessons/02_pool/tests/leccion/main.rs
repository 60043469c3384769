//! La lección 02 vista desde fuera: qué dice, cómo acaba y qué deja atrás.

mod fin;
mod lotes;
mod opciones;
mod pantalla;
mod pasos;
mod python;

use std::process::ExitCode;

use tests::{Lesson, Run, Trial};

/// Los pasos, en el orden de `--lista`.
const PASOS: [&str; 13] = [
    "por_que",
    "map",
    "orden",
    "starmap",
    "apply_async",
    "chunksize",
    "initializer",
    "aceleracion",
    "comparativa",
    "fallos",
    "obrero_muerto",
    "cerrar",
    "lotes",
];

const BINARIO: &str = env!("CARGO_BIN_EXE_02_pool");

const LECCION: Lesson = Lesson {
    binary: BINARIO,
    steps: &PASOS,
    complaining: &["fallos"],
    next: "cargo leccion 03",
    seconds: 25,
};

fn leccion() -> Run {
    LECCION.run()
}

fn main() -> ExitCode {
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(pasos::trials());
    trials.extend(opciones::trials());
    trials.extend(pantalla::trials());
    trials.extend(lotes::trials());
    trials.extend(python::trials());
    trials.extend(LECCION.terminal_trials(["starmap", "orden"]));
    trials.extend(fin::trials());
    tests::main(trials)
}
