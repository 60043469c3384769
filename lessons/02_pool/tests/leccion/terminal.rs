//! En un terminal: la predicción, las pausas y los colores también valen en esta lección.

use tests::{Run, Trial, trial};

use crate::leccion;

const PREDICCION: &str = "Escribe tu predicción o pulsa Intro";
const SEGUIR: &str = "Pulsa Intro para seguir";

pub fn trials() -> Vec<Trial> {
    vec![
        trial("espera la predicción y la recuerda al final", la_prediccion),
        trial("con Ctrl-D y con Ctrl-C se sale en la predicción", salir),
        trial("en un terminal hay colores, y en una tubería no", colores),
    ]
}

fn terminal() -> Run {
    leccion().terminal(100, 40)
}

fn la_prediccion() {
    let outcome = terminal()
        .args(["starmap", "orden"])
        .wait_for(PREDICCION)
        .type_text("la tupla\n")
        .wait_for("Tu predicción:")
        .wait_for(SEGUIR)
        .type_text("\n")
        .wait_for(PREDICCION)
        .type_text("\n")
        .run();
    outcome.assert_code(0).assert_clean().assert_says("Fin de la lección.");
}

fn salir() {
    let outcome = terminal().arg("map").wait_for(PREDICCION).eof().run();
    outcome.assert_code(0).assert_clean().assert_says("Hasta la próxima.");
    let outcome = terminal().arg("map").wait_for(PREDICCION).ctrl_c().run();
    outcome.assert_code(130).assert_clean().assert_says("Interrumpido con Ctrl-C");
}

fn colores() {
    let hay = |run: Run| {
        let outcome = run.args(["starmap", "--sin-pausas"]).run();
        outcome.assert_code(0).stdout.contains('\u{1b}')
    };
    assert!(hay(terminal()), "en un terminal, con colores");
    assert!(!hay(leccion()), "en una tubería, sin colores");
}
