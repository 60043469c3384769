//! La lección 01 vista desde fuera: qué dice, cómo acaba y qué deja atrás.

mod comunicacion;
mod fin;
mod opciones;
mod pasos;

use std::process::ExitCode;

use tests::{Lesson, Run, Trial};

const BINARIO: &str = env!("CARGO_BIN_EXE_01_sync");

const LECCION: Lesson =
    Lesson { binary: BINARIO, complaining: &["guardia"], seconds: 25 };

fn leccion() -> Run {
    LECCION.run()
}

fn main() -> ExitCode {
    tests::main(todas)
}

fn todas() -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(pasos::trials());
    trials.extend(comunicacion::trials());
    trials.extend(opciones::trials());
    trials.extend(LECCION.terminal_trials(["lock", "guardia"]));
    trials.extend(fin::trials());
    trials
}
