//! La lección 03 vista desde fuera: qué dice, cómo acaba y qué deja atrás; y su minishell, comparada con `sh`.

mod azar_como_sh;
mod conversacion;
mod cuantos;
mod fin;
mod fuzz;
mod guiones;
mod opciones;
mod ordenes;
mod paralelo;
mod pasos;
mod python;
mod senales_shell;
mod terminal;
mod trabajos;

use std::process::ExitCode;

use tests::{Lesson, Run, Trial};

const BINARIO: &str = env!("CARGO_BIN_EXE_03_fork_exec_wait");

const LECCION: Lesson = Lesson { binary: BINARIO, complaining: &[], seconds: 25 };

fn leccion() -> Run {
    LECCION.run()
}

fn main() -> ExitCode {
    tests::main(todas)
}

fn todas() -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(pasos::trials());
    trials.extend(cuantos::trials());
    trials.extend(opciones::trials());
    trials.extend(fin::trials());
    trials.extend(python::trials());
    trials.extend(paralelo::trials());
    trials.extend(ordenes::trials());
    trials.extend(guiones::trials());
    trials.extend(conversacion::trials());
    trials.extend(trabajos::trials());
    trials.extend(terminal::trials());
    trials.extend(senales_shell::trials());
    trials.extend(fuzz::trials());
    trials.extend(azar_como_sh::trials());
    trials
}
