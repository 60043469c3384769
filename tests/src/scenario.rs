//! Escenarios: funciones que crean procesos y que cada prueba ejecuta en un programa aparte.
//!
//! El programa es este mismo binario de pruebas, ejecutado otra vez con un solo hilo: así puede hacer `fork`.

use std::process::ExitCode;

use libtest_mimic::Trial;

use crate::Run;

const ARGUMENT: &str = "--escenario";

/// Un escenario: su nombre y lo que hace. Falla, como una prueba, con `panic!`.
pub type Scenario = (&'static str, fn());

/// Como [`main`](crate::main), para un binario de pruebas que tiene escenarios.
pub fn main_with_scenarios(
    scenarios: &[Scenario],
    trials: impl FnOnce() -> Vec<Trial>,
) -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1..) {
        Some([first, name]) if first == ARGUMENT => {
            let found = scenarios.iter().find(|(candidate, _)| candidate == name);
            let (_, body) = found.unwrap_or_else(|| panic!("no hay ningún escenario «{name}»"));
            body();
            ExitCode::SUCCESS
        }
        _ => crate::main(trials),
    }
}

/// El programa que ejecuta un escenario de este binario.
///
/// # Panics
/// Si no se sabe cuál es este binario.
pub fn scenario(name: &str) -> Run {
    let this = std::env::current_exe().expect("el sistema dice cuál es este binario");
    Run::new(this).args([ARGUMENT, name])
}
