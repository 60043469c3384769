//! La lección 01 vista desde fuera: qué dice, cómo acaba y qué deja atrás.

mod comunicacion;
mod fin;
mod opciones;
mod pasos;

use std::process::ExitCode;

use tests::{Lesson, Run, Trial};

/// Los pasos, en el orden de `--lista`.
const PASOS: [&str; 20] = [
    "carrera",
    "lock",
    "un_lock_cada_uno",
    "mismo_lock",
    "guardia",
    "hilos",
    "rlock",
    "semaforo",
    "evento",
    "condicion",
    "barrera",
    "valor_y_array",
    "tuberia",
    "cola",
    "productor_consumidor",
    "join_antes_de_get",
    "interbloqueo",
    "filosofos",
    "lectores_escritores",
    "dueno_muerto",
];

const BINARIO: &str = env!("CARGO_BIN_EXE_01_sync");

const LECCION: Lesson = Lesson {
    binary: BINARIO,
    steps: &PASOS,
    complaining: &["guardia"],
    next: "cargo leccion 02",
    seconds: 25,
};

fn leccion() -> Run {
    LECCION.run()
}

fn main() -> ExitCode {
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(pasos::trials());
    trials.extend(comunicacion::trials());
    trials.extend(opciones::trials());
    trials.extend(LECCION.terminal_trials(["lock", "guardia"]));
    trials.extend(fin::trials());
    tests::main(trials)
}
