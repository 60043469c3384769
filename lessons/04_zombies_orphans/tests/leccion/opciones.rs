//! El mal uso se explica en español y acaba con 2; cada paso tiene su ayuda.

use tests::{Trial, trial};

use crate::{PASOS, leccion};

/// Lo que se escribe y una parte de lo que responde.
const MAL_USO: [(&[&str], &str); 11] = [
    (&["zombis"], "¿Querías decir «zombi»?"),
    (&["huérfano"], "¿Querías decir «huerfano»?"),
    (&["muchos", "--sitio", "0"], "ha de ser un número entero entre 1 y 200 (zombis)"),
    (&["muchos", "--sitio", "201"], "ha de ser un número entero entre 1 y 200 (zombis)"),
    (&["huerfano", "--segundos", "9"], "ha de ser un número entero entre 0 y 8 (segundos)"),
    (&["demonio", "--segundos", "x"], "«x» no vale para «--segundos <N>»"),
    (&["init_en_miniatura", "--"], "falta la orden, detrás de «--»"),
    (&["init_en_miniatura", "true"], "Si es la orden para «init_en_miniatura», escribe «--»"),
    (&["zombi", "init_en_miniatura", "--", "true"], "ha de ir sin otros pasos"),
    (&["zombi", "--", "true"], "no hay ningún paso «true»"),
    (&["init_en_miniatura", "--orden", "x"], "no existe la opción «--orden»"),
];

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = MAL_USO
        .into_iter()
        .map(|(argumentos, respuesta)| {
            trial(&format!("mal uso: {}", argumentos.join(" ")), move || {
                let outcome = leccion().args(argumentos.iter().copied()).run();
                outcome.assert_code(2).assert_clean().assert_complains(respuesta);
                assert!(outcome.stdout.is_empty(), "{}", outcome.report());
            })
        })
        .collect();
    trials.push(trial("cada paso tiene su ayuda", la_ayuda_de_cada_paso));
    trials.push(trial("detrás de -- no se mira nada", detras_no_se_mira));
    trials
}

fn la_ayuda_de_cada_paso() {
    for paso in PASOS {
        let outcome = leccion().args([paso, "--ayuda"]).run();
        outcome.assert_code(0).assert_clean().assert_says(&format!("{paso} — "));
        outcome.assert_says("En los apuntes: ");
    }
    let outcome = leccion().args(["init_en_miniatura", "--ayuda"]).run();
    outcome.assert_says("Como programa: con «-- ORDEN» detrás");
}

fn detras_no_se_mira() {
    let outcome = leccion().args(["init_en_miniatura", "--", "echo", "--ayuda", "--", "-x"]).run();
    outcome.assert_code(0).assert_clean();
    assert_eq!(outcome.stdout, "--ayuda -- -x\n");
}
