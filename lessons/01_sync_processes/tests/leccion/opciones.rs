//! El mal uso se explica en español, dice qué hacer y acaba con 2 sin dejar nada.

use tests::Trial;
use tests::lesson::Misuse;

use crate::LECCION;

const MAL_USO: [Misuse; 9] = [
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

/// El paso y una frase de su ayuda.
const AYUDAS: [(&str, &str); 1] = [(
    "carrera",
    "Cuántas veces suma cada uno, de 1 a 5000000 [por defecto: 4000000]",
)];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.misuse_trials(&MAL_USO);
    trials.extend(LECCION.help_trials(&AYUDAS));
    trials
}
