//! La lección 02 vista desde fuera: qué dice, cómo acaba y qué deja atrás.

mod fin;
mod lotes;
mod opciones;
mod pantalla;
mod pasos;
mod python;

use std::process::ExitCode;

use tests::{Lesson, Run, Trial};

const BINARIO: &str = env!("CARGO_BIN_EXE_02_pool");

const LECCION: Lesson =
    Lesson { binary: BINARIO, complaining: &["fallos"], seconds: 25 };

fn leccion() -> Run {
    LECCION.run()
}

fn main() -> ExitCode {
    tests::main(todas)
}

fn todas() -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(pasos::trials());
    trials.extend(opciones::trials());
    trials.extend(pantalla::trials());
    trials.extend(lotes::trials());
    trials.extend(python::trials());
    trials.extend(LECCION.terminal_trials(["starmap", "orden"]));
    trials.extend(fin::trials());
    trials
}
