//! Lo que se ve: tablas y barras que caben en la línea, y comparaciones que no se ven si la máquina está ocupada.

use std::thread::available_parallelism;
use std::time::Duration;

use tests::{Outcome, Run, Trial, requires, trial, trial_if};

use crate::{BINARIO, leccion};

/// Los pasos que dibujan una tabla o unas barras, y lo que distingue sus líneas de
/// las demás.
const DIBUJAN: [(&str, &str); 6] = [
    ("por_que", " %"),
    ("map", " resultado "),
    ("chunksize", " %"),
    ("aceleracion", " (Amdahl"),
    ("gil", " ms  "),
    ("comparativa", " veces"),
];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("en 80 columnas cabe todo, y en 60, las tablas y las barras", caben),
        trial("con la CPU ocupada por otros, por_que lo dice", || {
            ocupada("por_que --tareas 200")
        }),
        trial("con la CPU ocupada por otros, chunksize lo dice", || {
            ocupada("chunksize --tareas 40000");
        }),
        trial("con la CPU ocupada por otros, aceleracion lo dice", || {
            ocupada("aceleracion")
        }),
        trial("con la CPU ocupada por otros, gil lo dice", || ocupada("gil")),
        trial_if(
            "con la CPU ocupada por otros, comparativa lo dice",
            || requires::program("python3"),
            || ocupada("comparativa"),
        ),
    ]
}

fn ancho(linea: &str) -> usize {
    linea.chars().count()
}

fn caben() {
    for (paso, marca) in DIBUJAN {
        let en = |columnas| -> Outcome {
            let outcome =
                leccion().terminal(columnas, 40).args([paso, "--sin-pausas"]).run();
            outcome.assert_code(0).assert_clean();
            outcome
        };
        for linea in en(80).lines() {
            assert!(ancho(&linea) <= 80, "{paso}, en 80 columnas: {linea}");
        }
        let outcome = en(60);
        let lineas = outcome.lines();
        let dibujo: Vec<&String> =
            lineas.iter().filter(|linea| linea.contains(marca)).collect();
        assert!(dibujo.len() > 2, "{}", outcome.report());
        for linea in dibujo {
            assert!(ancho(linea) <= 60, "{paso}, en 60 columnas: {linea}");
        }
    }
}

/// Con dos bucles sin fin por CPU, que no son de la lección. El paso no falla: dice
/// por qué no se ve lo que promete.
fn ocupada(paso: &str) {
    let bucles = 2 * available_parallelism().map_or(1, usize::from);
    let guion = format!(
        "vecinos=; for _ in $(seq {bucles}); do (while :; do :; done) & vecinos=\"$vecinos $!\"; done\n\
         '{BINARIO}' {paso}; codigo=$?\n\
         kill $vecinos; wait; exit $codigo"
    );
    let outcome = Run::sh(&guion).deadline(Duration::from_secs(120)).run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_says("tu máquina está ocupada: otros programas usan el ");
    outcome.assert_says("Observa:");
}
