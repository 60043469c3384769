//! El mal uso se explica en español, dice qué hacer y acaba con 2 sin dejar nada.

use tests::Trial;
use tests::lesson::Misuse;

use crate::LECCION;

const MAL_USO: [Misuse; 10] = [
    (&["forks"], "¿Querías decir «fork»?"),
    (
        &["cuantos", "--caso", "cuatro"],
        "los valores posibles son tres, abanico, cadena",
    ),
    (&["cuantos", "--caso"], "le falta su valor"),
    (&["minishell", "--guion"], "le falta su valor"),
    (&["minishell", "--guion", "/no/existe"], "no se puede leer /no/existe"),
    (&["minishell", "--guion", "/tmp"], "no se puede leer /tmp: es una carpeta"),
    (&["minishell", "--guion", "x", "--interactivo"], "no pueden ir juntas"),
    (&["minishell", "--interactiva"], "¿Querías decir «--interactivo»?"),
    (&["wait", "minishell", "--interactivo"], "pídelo sin otros pasos"),
    (&["minishell", "--guion", "x", "wait"], "pídelo sin otros pasos"),
];

/// El paso y una frase de su ayuda.
const AYUDAS: [(&str, &str); 1] = [("minishell", "--guion <FICHERO>")];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.misuse_trials(&MAL_USO);
    trials.extend(LECCION.help_trials(&AYUDAS));
    trials
}
