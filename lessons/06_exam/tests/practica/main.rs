//! `cargo practica`: lo que ve quien practica, lo que reciben otros programas, y que nada se desboca.

mod alumno;
mod camino;
mod cortes;
mod progreso;
mod sin_ptrace;
mod veredictos;

use std::process::ExitCode;

use tests::{Trial, trial_if};

const EXAMEN: &str = env!("CARGO_BIN_EXE_06_exam");

fn main() -> ExitCode {
    tests::main(|| {
        let mut trials = camino::trials();
        trials.extend(progreso::trials());
        trials.extend(veredictos::trials());
        trials.extend(sin_ptrace::trials());
        trials.extend(cortes::trials());
        trials
    })
}

fn con_ptrace(nombre: &str, cuerpo: impl FnOnce() + Send + 'static) -> Trial {
    trial_if(nombre, se_puede, cuerpo)
}

fn se_puede() -> Result<(), String> {
    let json = alumno::juzga_texto("pass\n");
    if json["verdict"] == "judge" {
        Err(json["checks"][0]["text"].to_string())
    } else {
        Ok(())
    }
}
