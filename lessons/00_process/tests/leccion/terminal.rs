//! En un terminal: predicciones, pausas, colores y preguntas.

use tests::{Run, Trial, trial};

use crate::{BINARIO, leccion};

const PREDICCION: &str = "Escribe tu predicción o pulsa Intro";
const SEGUIR: &str = "Pulsa Intro para seguir";

pub fn trials() -> Vec<Trial> {
    vec![
        trial("espera la predicción y la recuerda al final", la_prediccion),
        trial("con Ctrl-D se sale en la predicción y entre pasos", ctrl_d),
        trial("con Ctrl-C se sale en la predicción y entre pasos", ctrl_c),
        trial("con --sin-pausas no espera", sin_pausas),
        trial("sin terminal no espera", sin_terminal),
        trial("hay colores solo donde se piden", colores),
        trial("la tabla cabe en el terminal", cabe),
        trial("kill --pid pregunta antes de enviar", pregunta),
    ]
}

fn terminal() -> Run {
    leccion().terminal(100, 40)
}

fn la_prediccion() {
    let outcome = terminal()
        .args(["memoria", "estados"])
        .wait_for(PREDICCION)
        .type_text("seis\n")
        .wait_for("Tu predicción:")
        .wait_for(SEGUIR)
        .type_text("\n")
        .wait_for(PREDICCION)
        .type_text("\n")
        .run();
    outcome.assert_code(0).assert_clean().assert_says("Fin de la lección.");
}

fn ctrl_d() {
    let outcome = terminal().arg("memoria").wait_for(PREDICCION).eof().run();
    outcome.assert_code(0).assert_clean().assert_says("Hasta la próxima.");
    let outcome = terminal()
        .args(["memoria", "memoria"])
        .wait_for(PREDICCION)
        .type_text("\n")
        .wait_for(SEGUIR)
        .eof()
        .run();
    outcome.assert_code(0).assert_clean().assert_says("Hasta la próxima.");
}

fn ctrl_c() {
    let outcome = terminal().arg("memoria").wait_for(PREDICCION).ctrl_c().run();
    outcome.assert_code(130).assert_clean().assert_says("Interrumpido con Ctrl-C");
    let outcome = terminal()
        .args(["memoria", "memoria"])
        .wait_for(PREDICCION)
        .type_text("\n")
        .wait_for(SEGUIR)
        .ctrl_c()
        .run();
    outcome.assert_code(130).assert_clean();
}

fn sin_pausas() {
    let outcome = terminal().args(["memoria", "--sin-pausas", "start_join"]).run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_never_says("Intro");
}

fn sin_terminal() {
    let outcome = leccion().args(["memoria", "start_join"]).stdin("").run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_never_says("Intro");
}

fn colores() {
    let hay = |run: Run| {
        run.arg("memoria")
            .arg("--sin-pausas")
            .run()
            .assert_code(0)
            .stdout
            .contains('\u{1b}')
    };
    assert!(hay(terminal()), "en un terminal, con colores");
    assert!(!hay(leccion()), "en una tubería, sin colores");
    assert!(!hay(terminal().env("NO_COLOR", "1")), "NO_COLOR los quita");
    assert!(
        hay(terminal().env("NO_COLOR", "")),
        "NO_COLOR vacía es como si no existiera"
    );
    assert!(!hay(terminal().args(["--color", "nunca"])), "--color nunca los quita");
    assert!(
        hay(leccion().args(["--color", "siempre"])),
        "--color siempre los pone también en una tubería"
    );
    assert!(
        hay(terminal().env("NO_COLOR", "1").args(["--color", "siempre"])),
        "--color manda sobre NO_COLOR"
    );
}

fn cabe() {
    for columnas in [60_u16, 132] {
        let outcome = leccion()
            .terminal(columnas, 40)
            .args(["process_iter", "--sin-pausas", "--max", "200"])
            .run();
        outcome.assert_code(0).assert_clean();
        let tabla =
            outcome.lines().into_iter().filter(|linea| linea.contains("│   "));
        let larga = tabla.map(|linea| linea.chars().count()).max().unwrap_or(0);
        assert!(
            larga > 50 && larga <= usize::from(columnas),
            "una fila de {larga} columnas\n{}",
            outcome.report()
        );
    }
}

fn pregunta() {
    let orden = format!(
        "sleep 50 & '{BINARIO}' kill --pid $! --sin-pausas; kill -0 $! && echo sigue vivo && kill -9 $!; wait; true"
    );
    let terminal =
        || Run::sh(&orden).terminal(100, 40).wait_for("¿Le envío SIGTERM?");
    for respuesta in ["n\n", "\n", "quizá\n"] {
        let outcome = terminal().type_text(respuesta).run();
        outcome
            .assert_clean()
            .assert_says("no le envío nada")
            .assert_says("sigue vivo");
    }
    terminal()
        .eof()
        .run()
        .assert_clean()
        .assert_says("no le envío nada")
        .assert_says("sigue vivo");
    for respuesta in ["s\n", "SÍ\n"] {
        let outcome = terminal().type_text(respuesta).run();
        outcome.assert_clean().assert_says("SIGTERM enviada: ha terminado");
    }
}
