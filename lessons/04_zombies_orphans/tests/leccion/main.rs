//! La lección 04 vista desde fuera: qué dice, cómo acaba y qué deja atrás.

mod adoptantes;
mod contenedor;
mod fin;
mod init_y_senales;
mod opciones;
mod pasos;
mod programa;
mod python;

use std::process::ExitCode;

use tests::{Lesson, Run, Trial};

const BINARIO: &str = env!("CARGO_BIN_EXE_04_zombies_orphans");

const LECCION: Lesson = Lesson { binary: BINARIO, complaining: &[], seconds: 25 };

fn leccion() -> Run {
    LECCION.run()
}

fn main() -> ExitCode {
    tests::scenario::main_with_scenarios(&adoptantes::ESCENARIOS, todas)
}

fn todas() -> Vec<Trial> {
    let mut trials = pasos::trials();
    trials.extend(opciones::trials());
    trials.extend(fin::trials());
    trials.extend(contenedor::trials());
    trials.extend(programa::trials());
    trials.extend(init_y_senales::trials());
    trials.extend(python::trials());
    trials.extend(adoptantes::trials());
    trials
}
