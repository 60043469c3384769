//! La lección 00 vista desde fuera: qué dice, cómo acaba y qué deja atrás.

mod fin;
mod opciones;
mod pasos;
mod psutil;
mod raros;
mod terminal;

use std::process::ExitCode;

use tests::{Lesson, Run, Trial};

const BINARIO: &str = env!("CARGO_BIN_EXE_00_process");

const LECCION: Lesson =
    Lesson { binary: BINARIO, complaining: &["start_join"], seconds: 20 };

fn leccion() -> Run {
    LECCION.run()
}

fn main() -> ExitCode {
    tests::main(todas)
}

fn todas() -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(pasos::trials());
    trials.extend(psutil::trials());
    trials.extend(opciones::trials());
    trials.extend(terminal::trials());
    trials.extend(raros::trials());
    trials.extend(fin::trials());
    trials
}
