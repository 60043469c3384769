//! El mal uso se explica en español, dice qué hacer y acaba con 2 sin dejar nada.

use tests::{Trial, trial};

use crate::{PASOS, leccion};

/// Lo que se escribe y una parte de lo que responde.
const MAL_USO: [(&[&str], &str); 9] = [
    (&["locks"], "¿Querías decir «lock»?"),
    (&["semaforos"], "¿Querías decir «semaforo»?"),
    (&["zombies"], "no hay ningún paso «zombies». Los pasos son: carrera, lock"),
    (&["carrera", "--procesos", "1"], "entre 2 y 16 (procesos)"),
    (&["carrera", "--vueltas", "0"], "entre 1 y 5000000 (vueltas)"),
    (&["lock", "--vueltas", "mil"], "«mil» no vale para «--vueltas <N>»"),
    (&["guardia", "--vueltas", "3"], "no existe la opción «--vueltas»"),
    (&["semaforo", "--impresoras", "0"], "entre 1 y 16 (impresoras)"),
    (&["evento", "--procesos", "17"], "entre 1 y 16 (procesos)"),
];

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = MAL_USO
        .into_iter()
        .map(|(argumentos, respuesta)| {
            trial(&format!("mal uso: {}", argumentos.join(" ")), move || {
                let outcome = leccion().args(argumentos.iter().copied()).run();
                outcome.assert_code(2).assert_clean().assert_complains(respuesta);
            })
        })
        .collect();
    trials.extend([
        trial("la ayuda nombra todos los pasos", la_ayuda),
        trial("cada paso tiene su ayuda", la_ayuda_de_cada_paso),
    ]);
    trials
}

fn la_ayuda() {
    let outcome = leccion().arg("--ayuda").run();
    outcome.assert_code(0).assert_clean().assert_says("Uso: cargo run --bin 01_sync --");
    for paso in PASOS {
        outcome.assert_says(&format!("  {paso} "));
    }
}

fn la_ayuda_de_cada_paso() {
    for paso in PASOS {
        let outcome = leccion().args([paso, "--ayuda"]).run();
        outcome.assert_code(0).assert_clean();
        outcome.assert_says(&format!("{paso} — ")).assert_says("En los apuntes: ");
    }
    let outcome = leccion().args(["carrera", "--help"]).run();
    outcome.assert_says("Cuántas veces suma cada uno, de 1 a 5000000 [por defecto: 1000000]");
}
