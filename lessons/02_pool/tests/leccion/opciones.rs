//! El mal uso se explica en español, dice qué hacer y acaba con 2 sin dejar nada.

use tests::{Trial, trial};

use crate::{PASOS, leccion};

/// Lo que se escribe y una parte de lo que responde.
const MAL_USO: [(&[&str], &str); 10] = [
    (&["mapa"], "¿Querías decir «map»?"),
    (&["obreros"], "no hay ningún paso «obreros»"),
    (&["por_que", "--tareas", "0"], "entre 1 y 200 (tareas)"),
    (&["map", "--obreros", "65"], "entre 1 y 64 (obreros)"),
    (&["map", "--milisegundos", "2001"], "entre 0 y 2000 (milisegundos)"),
    (&["chunksize", "--tareas", "999"], "entre 1000 y 100000 (tareas)"),
    (&["orden", "--obreros", "3"], "no existe la opción «--obreros»"),
    (&["lotes", "--obreros", "cien"], "entre 1 y 64 (obreros)"),
    (&["lotes", "--carpeta"], "a la opción «--carpeta <RUTA>» le falta su valor"),
    (&["lotes", "--carpeta", "/no/existe"], "no se puede leer la carpeta «/no/existe»: no existe"),
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
    outcome.assert_code(0).assert_clean().assert_says("Uso: cargo run --bin 02_pool --");
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
    let outcome = leccion().args(["map", "--help"]).run();
    outcome.assert_says("Cuántos obreros tiene la reserva, de 1 a 64 [por defecto: 3]");
}
