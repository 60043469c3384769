//! El mal uso se explica en español y acaba con 2; cada paso tiene su ayuda.

use tests::lesson::Misuse;
use tests::{Trial, trial};

use crate::{LECCION, leccion};

const MAL_USO: [Misuse; 11] = [
    (&["zombis"], "¿Querías decir «zombi»?"),
    (&["huérfano"], "¿Querías decir «huerfano»?"),
    (
        &["muchos", "--sitio", "0"],
        "ha de ser un número entero entre 1 y 200 (zombis)",
    ),
    (
        &["muchos", "--sitio", "201"],
        "ha de ser un número entero entre 1 y 200 (zombis)",
    ),
    (
        &["huerfano", "--segundos", "9"],
        "ha de ser un número entero entre 0 y 8 (segundos)",
    ),
    (&["demonio", "--segundos", "x"], "«x» no vale para «--segundos <N>»"),
    (&["init_en_miniatura", "--"], "falta la orden, detrás de «--»"),
    (
        &["init_en_miniatura", "true"],
        "Si es la orden para «init_en_miniatura», escribe «--»",
    ),
    (&["zombi", "init_en_miniatura", "--", "true"], "pídelo sin otros pasos"),
    (&["zombi", "--", "true"], "no hay ningún paso «true»"),
    (&["init_en_miniatura", "--orden", "x"], "no existe la opción «--orden»"),
];

/// El paso y una frase de su ayuda.
const AYUDAS: [(&str, &str); 1] =
    [("init_en_miniatura", "-- ORDEN Ejecuta esta orden bajo el init")];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.misuse_trials(&MAL_USO);
    trials.extend(LECCION.help_trials(&AYUDAS));
    trials.push(trial("el mal uso no empieza ningún paso", nada_empieza));
    trials.push(trial("detrás de -- no se mira nada", detras_no_se_mira));
    trials
}

fn nada_empieza() {
    for (argumentos, _) in MAL_USO {
        let outcome = leccion().args(argumentos.iter().copied()).run();
        assert!(outcome.stdout.is_empty(), "{}", outcome.report());
    }
}

fn detras_no_se_mira() {
    let outcome = leccion()
        .args(["init_en_miniatura", "--", "echo", "--ayuda", "--", "-x"])
        .run();
    outcome.assert_code(0).assert_clean();
    assert_eq!(outcome.stdout, "--ayuda -- -x\n");
}
