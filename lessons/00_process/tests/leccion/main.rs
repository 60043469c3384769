//! La lección 00 vista desde fuera: qué dice, cómo acaba y qué deja atrás.

mod fin;
mod opciones;
mod pasos;
mod raros;
mod terminal;

use std::process::ExitCode;

use tests::{Lesson, Run, Trial};

/// Los pasos, en el orden de `--lista`.
const PASOS: [&str; 10] = [
    "programa",
    "plantilla",
    "start_join",
    "memoria",
    "jerarquia",
    "estados",
    "process_iter",
    "kill",
    "nice",
    "sistema",
];

const BINARIO: &str = env!("CARGO_BIN_EXE_00_process");

const LECCION: Lesson = Lesson {
    binary: BINARIO,
    steps: &PASOS,
    complaining: &["start_join"],
    next: "cargo leccion 01",
    seconds: 20,
};

fn leccion() -> Run {
    LECCION.run()
}

fn main() -> ExitCode {
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(pasos::trials());
    trials.extend(opciones::trials());
    trials.extend(terminal::trials());
    trials.extend(raros::trials());
    trials.extend(fin::trials());
    tests::main(trials)
}
