//! Los programas de Python del capítulo: el que se cuelga, se cuelga, y los demás dicen lo que dice el libro.

use std::time::Duration;

use tests::{Outcome, Run, Trial, requires, trial_if, workspace_root};

pub fn trials() -> Vec<Trial> {
    vec![
        con_python("si matan a un obrero, get espera para siempre", obrero_muerto),
        con_python("si falla el initializer, map espera para siempre", initializer),
        con_python("con ProcessPoolExecutor, la reserva se rompe", ejecutor),
        con_python(
            "with acaba en terminate y pierde lo que no está hecho",
            sin_esperar,
        ),
        con_python("map da los cuadrados por orden", cuadrados),
        con_python(
            "con initializer, los obreros comparten contador y cerrojo",
            contador,
        ),
        con_python(
            "la caja fuerte se abre sin probar todos los bloques",
            caja_fuerte,
        ),
    ]
}

fn con_python(nombre: &str, prueba: fn()) -> Trial {
    trial_if(
        &format!("en Python, {nombre}"),
        || requires::program("python3"),
        prueba,
    )
}

/// A los que se cuelgan hay que esperarlos el plazo entero.
fn python(programa: &str, plazo: Duration) -> Outcome {
    let ruta = workspace_root().join("book/src/02_pool/python").join(programa);
    Run::new("python3").arg(ruta.display().to_string()).deadline(plazo).run()
}

fn obrero_muerto() {
    let outcome = python("obrero_muerto.py", Duration::from_secs(4));
    outcome.assert_timed_out();
    assert_eq!(outcome.stdout, "las demás: [10, 20, 30]\n", "{}", outcome.report());
}

fn initializer() {
    let outcome = python("initializer.py", Duration::from_secs(4));
    outcome.assert_timed_out();
    assert_eq!(outcome.stdout, "voy a hacer map\n", "{}", outcome.report());
}

fn ejecutor() {
    let outcome = python("ejecutor.py", Duration::from_secs(30));
    outcome.assert_code(0);
    let dicho = "la reserva se ha roto\ny ya no admite nada\n";
    assert_eq!(outcome.stdout, dicho, "{}", outcome.report());
}

fn sin_esperar() {
    let outcome = python("sin_esperar.py", Duration::from_secs(30));
    outcome.assert_code(0);
    let dicho = "con with, hechas: 0\ncon close y join, hechas: 6\n";
    assert_eq!(outcome.stdout, dicho, "{}", outcome.report());
}

fn cuadrados() {
    let outcome = python("cuadrados.py", Duration::from_secs(30));
    outcome.assert_code(0).assert_clean();
    assert_eq!(
        outcome.stdout,
        "[1, 4, 9, 16, 25, 36, 49, 64, 81, 100]\n",
        "{}",
        outcome.report()
    );
}

fn contador() {
    let outcome = python("contador.py", Duration::from_secs(30));
    outcome.assert_code(0).assert_clean();
    assert_eq!(outcome.stdout, "contador: 1000\n", "{}", outcome.report());
}

/// Que no se han probado todos lo comprueba el propio programa.
fn caja_fuerte() {
    let outcome = python("caja_fuerte.py", Duration::from_secs(60));
    outcome.assert_code(0).assert_clean().assert_says("la combinación es 421337");
}
