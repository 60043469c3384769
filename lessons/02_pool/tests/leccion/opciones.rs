//! El mal uso se explica en español, dice qué hacer y acaba con 2 sin dejar nada.

use tests::Trial;
use tests::lesson::Misuse;

use crate::LECCION;

const MAL_USO: [Misuse; 10] = [
    (&["mapa"], "¿Querías decir «map»?"),
    (&["obreros"], "no hay ningún paso «obreros»"),
    (&["por_que", "--tareas", "0"], "entre 1 y 200 (tareas)"),
    (&["map", "--obreros", "65"], "entre 1 y 64 (obreros)"),
    (&["map", "--milisegundos", "2001"], "entre 0 y 2000 (milisegundos)"),
    (&["chunksize", "--tareas", "999"], "entre 1000 y 100000 (tareas)"),
    (&["orden", "--obreros", "3"], "no existe la opción «--obreros»"),
    (&["lotes", "--obreros", "cien"], "entre 1 y 64 (obreros)"),
    (&["lotes", "--carpeta"], "a la opción «--carpeta <RUTA>» le falta su valor"),
    (
        &["lotes", "--carpeta", "/no/existe"],
        "no se puede leer la carpeta «/no/existe»: no existe",
    ),
];

/// El paso y una frase de su ayuda.
const AYUDAS: [(&str, &str); 1] =
    [("map", "Cuántos obreros tiene la reserva, de 1 a 64 [por defecto: 3]")];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.misuse_trials(&MAL_USO);
    trials.extend(LECCION.help_trials(&AYUDAS));
    trials
}
