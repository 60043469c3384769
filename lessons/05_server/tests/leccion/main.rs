//! La lección 05 vista desde fuera: qué dice, cómo acaba, qué sirve y qué deja atrás.

mod carga;
mod cortesia;
mod fin;
mod malos;
mod opciones;
mod python;
mod rivales;
mod senales;
mod servidor;
mod servir;

use std::process::ExitCode;

use tests::claims::Constant;
use tests::{Lesson, Run, Trial};

/// Los que se pueden dejar en marcha.
const SERVIDORES: [&str; 8] = [
    "uno_a_uno",
    "hijo_por_cliente",
    "sin_zombis",
    "con_limite",
    "con_plazos",
    "parada_ordenada",
    "preforked",
    "hilos",
];

/// Los que resisten a cualquier cliente.
const ROBUSTOS: [&str; 4] = ["con_plazos", "parada_ordenada", "preforked", "hilos"];

/// Los números que un paso dice siempre.
const CONSTANTES: [Constant; 2] = [
    ("comparativa", 4, "con obreros o hilos, son siempre cuatro"),
    ("comparativa", 3, "los grupos de servidores son tres"),
];

const BINARIO: &str = env!("CARGO_BIN_EXE_05_server");

const LECCION: Lesson = Lesson { binary: BINARIO, complaining: &[], seconds: 25 };

fn leccion() -> Run {
    LECCION.run()
}

fn main() -> ExitCode {
    tests::scenario::main_with_scenarios(&[rivales::ADOPTANTE], todas)
}

fn todas() -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(LECCION.step_trials());
    trials.extend(opciones::trials());
    trials.extend(fin::trials());
    trials.extend(servir::trials());
    trials.extend(malos::trials());
    trials.extend(carga::trials());
    trials.extend(python::trials());
    trials.extend(rivales::trials());
    trials.extend(cortesia::trials());
    trials.extend(senales::trials());
    trials.push(LECCION.claims_trial(&CONSTANTES));
    trials
}
