//! El mal uso se explica en español, dice qué hacer y acaba con 2 sin dejar nada.

use tests::{Trial, trial};

use crate::{PASOS, leccion};

/// Lo que se escribe y una parte de lo que responde.
const MAL_USO: [(&[&str], &str); 9] = [
    (&["forks"], "¿Querías decir «fork»?"),
    (&["cuantos", "--caso", "cuatro"], "los valores posibles son tres, abanico, cadena"),
    (&["cuantos", "--caso"], "le falta su valor"),
    (&["minishell", "--guion"], "le falta su valor"),
    (&["minishell", "--guion", "/no/existe"], "no se puede leer /no/existe"),
    (&["minishell", "--guion", "x", "--interactivo"], "no pueden ir juntas"),
    (&["minishell", "--interactiva"], "¿Querías decir «--interactivo»?"),
    (&["wait", "minishell", "--interactivo"], "pídelo sin otros pasos"),
    (&["minishell", "--guion", "x", "wait"], "pídelo sin otros pasos"),
];

/// Palabras que delatan un mensaje que nadie ha traducido.
const INGLES: [&str; 12] = [
    "error:",
    "unexpected",
    "invalid",
    "required",
    "sage",
    "value ",
    "found",
    "tip:",
    "try ",
    "default",
    "No such",
    "denied",
];

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = MAL_USO
        .into_iter()
        .map(|(argumentos, respuesta)| {
            trial(&format!("mal uso: {}", argumentos.join(" ")), move || {
                let outcome = leccion().args(argumentos.iter().copied()).run();
                outcome.assert_code(2).assert_clean().assert_complains(respuesta);
                sin_ingles(&outcome.stderr);
            })
        })
        .collect();
    trials.push(trial("cada paso tiene su ayuda, en español", la_ayuda));
    trials
}

fn sin_ingles(texto: &str) {
    for palabra in INGLES {
        assert!(!texto.contains(palabra), "hay inglés («{palabra}») en:\n{texto}");
    }
}

fn la_ayuda() {
    for paso in PASOS {
        let outcome = leccion().args([paso, "--ayuda"]).run();
        outcome
            .assert_code(0)
            .assert_clean()
            .assert_says(&format!("{paso} — "))
            .assert_says("En los apuntes: ");
        sin_ingles(&outcome.stdout);
    }
    leccion().args(["minishell", "--ayuda"]).run().assert_says("--guion <FICHERO>");
}
