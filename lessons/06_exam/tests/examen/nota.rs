//! La nota de un examen entero, y que un fallo del juez no cuesta nada.

use std::fs;

use tests::{Outcome, Run, Trial, trial, trial_if, witness_bin};

use super::EXAMEN;
use super::alumno::{Alumno, Sabe};

/// Sin programa: no hace falta `ptrace`.
const SIN_PROGRAMA: [&str; 4] = ["--semilla", "5", "--pesos", "5:1,5:0"];

pub fn trials() -> Vec<Trial> {
    vec![
        trial_if("todo bien es un 10", se_puede_juzgar, todo_bien),
        trial(
            "todo bien sin programa también es un 10, y queda en el historial",
            sin_programa,
        ),
        trial("todo mal es un 0, y cada fallo se explica", todo_mal),
        trial("el test eliminatorio deja fuera lo demás", eliminatorio),
        trial("un fallo del juez no cuesta nada", falla_el_juez),
        trial("un programa a medias cuenta la mitad de lo que lleva", a_medias),
        trial("los otros perfiles también se hacen", perfiles),
        trial("el tiempo se acaba y se entrega", sin_tiempo),
    ]
}

fn examinado(alumno: &Alumno, pide: &[&str], sabe: Sabe) -> Outcome {
    alumno.dice(pide, "").assert_code(0);
    let texto = alumno.contestaciones(sabe);
    let outcome = alumno.dice(&[], &texto);
    outcome.assert_code(0).assert_no_complaints();
    assert!(!alumno.estado("examen.json").exists(), "{}", outcome.report());
    outcome
}

fn se_puede_juzgar() -> Result<(), String> {
    let solucion = tests::workspace_root()
        .join("lessons/00_process/exercises/plantilla/solucion.py");
    let fichero = solucion.display().to_string();
    let run =
        Run::new(EXAMEN).args(["practica", "plantilla", "--fichero", &fichero]);
    match run.env("XDG_STATE_HOME", "/nonexistent").run().stdout {
        dicho if dicho.contains("Fallo del juez") => Err(dicho),
        _ => Ok(()),
    }
}

fn todo_bien() {
    let alumno = Alumno::nuevo();
    alumno.dice(&["--semilla", "5"], "").assert_code(0);
    alumno.resuelve_los_programas();
    let texto = alumno.contestaciones(Sabe::Todo);
    let outcome = alumno.dice(&[], &texto);
    outcome
        .assert_code(0)
        .assert_says("Nota: 10 (sobresaliente)")
        .assert_never_says("✗");
}

fn sin_programa() {
    let alumno = Alumno::nuevo();
    examinado(&alumno, &SIN_PROGRAMA, Sabe::Todo)
        .assert_says("Nota: 10 (sobresaliente)")
        .assert_says("5 de 5        Test")
        .assert_never_says("✗");
    let historial = alumno.dice(&["historial"], "");
    historial
        .assert_says("clase          10  █")
        .assert_says("1 examen, y de media, 10.");
}

fn todo_mal() {
    let alumno = Alumno::nuevo();
    let outcome = examinado(&alumno, &SIN_PROGRAMA, Sabe::Nada);
    outcome
        .assert_says("Nota: 0 (suspenso)")
        .assert_says("0 de 5        Test")
        .assert_says("mal, −0,15.")
        .assert_says("Lo correcto: ")
        .assert_says("Si has contestado eso, ")
        .assert_says("Otra pregunta del mismo error")
        .assert_says("Para verlo: cargo leccion 0");
    assert_eq!(
        outcome.stdout.matches("✗ Pregunta ").count(),
        11,
        "{}",
        outcome.report()
    );
}

fn eliminatorio() {
    let alumno = Alumno::nuevo();
    alumno
        .dice(&["--semilla", "5", "--pesos", "5:5:0", "--eliminatorio", "50"], "")
        .assert_code(0);
    // Solo la razonada, que vale la mitad.
    let todas = alumno.contestaciones(Sabe::Todo);
    let razonada = todas.split_once("Porque sí.").unwrap().1;
    let outcome = alumno.dice(&[], &format!(":11\nPorque sí.{razonada}"));
    outcome
        .assert_says("5 de 5        Razonada")
        .assert_says("lo demás no")
        .assert_says("Nota: 0 (suspenso)");
}

/// A quien ya se mira no lo puede mirar otro: el juez no puede juzgar.
fn falla_el_juez() {
    let alumno = Alumno::nuevo();
    alumno.dice(&["--semilla", "5"], "").assert_code(0);
    alumno.resuelve_los_programas();
    let texto = alumno.contestaciones(Sabe::Todo);
    let mirado = Run::new(witness_bin()).args([
        "--json",
        "/dev/null",
        "--",
        EXAMEN,
        "examen",
    ]);
    let outcome = alumno.con(mirado).stdin(texto).run();
    outcome
        .assert_nothing_alive()
        .assert_says("El juez no ha podido mirarlo")
        .assert_says("Nota: 10 (sobresaliente)");
}

/// Un programa que no hace nada no lleva nada.
fn a_medias() {
    let alumno = Alumno::nuevo();
    alumno.dice(&["--semilla", "5", "--pesos", "0:0:1"], "").assert_code(0);
    let programa = fs::read_dir(alumno.ruta("practica"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::write(programa, "pass\n").unwrap();
    let outcome = alumno.dice(&[], ":entrega\ns\n");
    outcome.assert_code(0).assert_says("Para practicarlo: cargo practica ");
    if !outcome.stdout.contains("El juez no ha podido") {
        outcome
            .assert_says("Comprobaciones que puntúan, antes de la primera ✗: 0 de ")
            .assert_says("Nota: 0 ");
    }
}

fn perfiles() {
    for (perfil, lenguaje, dice) in [
        ("universidad", "c", "120 minutos: 12 preguntas de test (6 puntos)"),
        ("fp", "python", "120 minutos: 30 preguntas de test (6 puntos)"),
    ] {
        let alumno = Alumno::nuevo();
        let outcome =
            alumno.dice(&["--perfil", perfil, "--lenguaje", lenguaje], ":mapa\n");
        outcome.assert_code(0).assert_no_complaints().assert_says(dice);
    }
}

fn sin_tiempo() {
    let alumno = Alumno::nuevo();
    alumno.dice(&SIN_PROGRAMA, "").assert_code(0);
    alumno.cambia_sesion(|sesion| sesion["gastado"]["secs"] = (90 * 60 - 1).into());
    // Con la entrada abierta y sin escribir nada.
    let run = alumno
        .run(&[])
        .wait_for("Se ha acabado el tiempo.")
        .wait_for("Nota: 0 ")
        .eof();
    run.run().assert_code(0);
    // Con el examen cerrado, solo pasa el tiempo si se dijo.
    for (como, acaba) in [("sigue", true), ("para", false)] {
        let alumno = Alumno::nuevo();
        let mut pide = SIN_PROGRAMA.to_vec();
        pide.extend(["--reloj", como]);
        alumno.dice(&pide, "").assert_code(0);
        alumno.cambia_sesion(|sesion| {
            sesion["guardado"]["secs_since_epoch"] = 1.into()
        });
        let outcome = alumno.dice(&[], "");
        outcome.assert_code(0);
        assert_eq!(
            outcome.stdout.contains("Nota: 0"),
            acaba,
            "{}",
            outcome.report()
        );
    }
}
