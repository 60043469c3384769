//! `--cronograma` dibuja lo que hacen los procesos de un paso, y todo lo demás es como sin la opción.

use std::fs;

use serde_json::Value;
use tests::{Outcome, Run, Trial, lesson_bin, requires, trial, trial_if, witness_bin};

const LESSON: &str = "04_zombies_orphans";
const PREDICTION: &str = "Escribe tu predicción o pulsa Intro";

pub fn trials() -> Vec<Trial> {
    let watching = |name, body: fn()| trial_if(name, requires::ptrace, body);
    vec![
        watching("--cronograma dibuja el paso cuando ha acabado", drawn_in_terminal),
        watching("--cronograma con varios pasos hace un solo dibujo", several_steps),
        watching("--cronograma=fichero.json guarda lo que ha pasado", saved_as_json),
        watching("--cronograma=fichero.svg guarda el dibujo", saved_as_svg),
        watching("en la lección 01 dibuja también los cerrojos", locks_drawn),
        watching("con --cronograma se acaba como sin él", same_status),
        watching(
            "con --cronograma, las pausas, los colores y Ctrl-C son los de siempre",
            at_terminal,
        ),
        watching("--python --cronograma dibuja el programa de Python", python_drawn),
        watching("--cronograma donde no se puede mirar lo dice antes de empezar", refused),
        watching(
            "--cronograma en un fichero que no se puede escribir lo dice antes de empezar",
            unwritable,
        ),
        trial("--cronograma con otro final es mal uso", bad_ending),
        trial("--cronograma sin cronograma ni Cargo dice qué falta", without_cargo),
    ]
}

fn run(arguments: &[&str]) -> Run {
    witness_bin();
    Run::new(lesson_bin(LESSON)).args(arguments.iter().copied())
}

/// Ejecuta la lección con una orden de la shell, en la que `$LECCION` es ella.
fn sh(script: &str) -> Outcome {
    witness_bin();
    Run::sh(script).env("LECCION", lesson_bin(LESSON).display().to_string()).run()
}

fn drawn_in_terminal() {
    let outcome = run(&["zombi", "--cronograma"]).run();
    outcome.assert_code(0).assert_clean().assert_says("Fin de la lección.");
    assert!(!outcome.stdout.contains("━━━"), "{}", outcome.report());
    for drawn in [&format!("P {LESSON} "), "└ H1 ", "zombi: ha terminado y nadie lo ha recogido"]
    {
        outcome.assert_complains(drawn);
    }
    assert!(!outcome.stderr.contains("cargo"), "{}", outcome.report());
}

fn several_steps() {
    let outcome = run(&["--cronograma", "zombi", "doble_fork"]).run();
    outcome.assert_code(0).assert_clean().assert_complains("└ H2 ").assert_complains("└ H2.1 ");
    assert_eq!(outcome.stderr.matches(&format!("P {LESSON}")).count(), 1, "{}", outcome.report());
}

fn locks_drawn() {
    witness_bin();
    let outcome = Run::new(lesson_bin("01_sync")).args(["guardia", "--cronograma"]).run();
    outcome.assert_code(0).assert_clean().assert_complains("tiene");
}

fn saved_as_json() {
    let outcome =
        sh("\"$LECCION\" zombi --cronograma=a.json >salida && cat a.json && rm a.json salida");
    outcome.assert_code(0).assert_clean().assert_no_complaints();
    let record: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let names: Vec<_> = record["processes"].as_array().unwrap().iter().collect();
    let [lesson, child] = names[..] else { panic!("{}", outcome.report()) };
    assert_eq!(lesson["exit"]["code"], 0, "{}", outcome.report());
    assert!(child["parent"] == "P" && child["exit"]["code"] == 7, "{}", outcome.report());
    assert_eq!(child["reaped"]["by"], "P", "{}", outcome.report());
}

fn saved_as_svg() {
    let outcome =
        sh("\"$LECCION\" zombi --cronograma=a.svg >salida && cat a.svg && rm a.svg salida");
    outcome.assert_code(0).assert_clean().assert_no_complaints().assert_says("<svg ");
    outcome.assert_says("</svg>").assert_says("H1");
}

fn same_status() {
    let outcome = run(&["init_en_miniatura", "--cronograma", "--", "sh", "-c", "exit 3"]).run();
    outcome.assert_code(3).assert_clean().assert_complains("H1 ");
    let outcome = run(&["init_en_miniatura", "--cronograma", "--", "echo", "--cronograma"]).run();
    outcome.assert_code(0).assert_clean().assert_says("--cronograma\n");
}

fn at_terminal() {
    let at = |arguments: &[&str]| run(arguments).terminal(100, 40);
    let asked = at(&["zombi", "--cronograma"]).wait_for(PREDICTION).type_text("sigue\n");
    let outcome = asked.wait_for("Tu predicción:").run();
    outcome.assert_code(0).assert_clean().assert_says("└ H1 ");
    assert!(outcome.stdout.contains("\u{1b}[32m━"), "{}", outcome.report());
    let outcome = at(&["zombi", "--cronograma", "--color", "nunca", "--sin-pausas"]).run();
    outcome.assert_code(0).assert_clean().assert_says("└ H1 ");
    assert!(!outcome.stdout.contains('\u{1b}'), "{}", outcome.report());
    let outcome = at(&["zombi", "--cronograma"]).wait_for(PREDICTION).ctrl_c().run();
    outcome.assert_code(130).assert_clean().assert_says("Interrumpido con Ctrl-C");
}

fn python_drawn() {
    if requires::program("python3").is_err() {
        return;
    }
    witness_bin();
    let run = Run::new(lesson_bin("00_process")).args(["memoria", "--python", "--cronograma"]);
    let outcome = run.run();
    outcome.assert_code(0).assert_clean().assert_says("\nen el padre, numero vale 5\n");
    outcome.assert_complains("P python").assert_complains("└ H1 ");
    assert!(!outcome.stderr.contains("└ H2 "), "{}", outcome.report());
}

/// A quien ya mira un testigo no lo puede mirar otro.
fn refused() {
    let lesson = lesson_bin(LESSON).display().to_string();
    let outer = Run::new(witness_bin()).args(["--json", "/dev/null", "--", &lesson]);
    let outcome = outer.args(["zombi", "--cronograma"]).run();
    outcome.assert_code(125).assert_clean().assert_complains("no se permite mirar");
    assert_eq!(outcome.stdout, "", "{}", outcome.report());
}

fn unwritable() {
    for (file, reason) in [("no/existe.json", "no existe esa carpeta"), ("a.svg", "es una carpeta")]
    {
        let outcome = sh(&format!(
            "mkdir a.svg; \"$LECCION\" zombi --cronograma={file}; e=$?; rmdir a.svg; exit $e"
        ));
        outcome.assert_code(125).assert_clean();
        outcome.assert_complains(&format!("no se puede escribir en {file}: {reason}"));
        assert_eq!(outcome.stdout, "", "{}", outcome.report());
    }
}

fn bad_ending() {
    for bad in ["--cronograma=dibujo.png", "--cronograma=", "--cronograma=svg"] {
        for arguments in [&["zombi", bad][..], &[bad, "zombi"], &[bad], &["zombi", "--python", bad]]
        {
            let outcome = run(arguments).run();
            outcome.assert_code(2).assert_clean();
            outcome.assert_complains("ha de acabar en .svg").assert_complains("La ayuda está en:");
        }
    }
}

fn without_cargo() {
    let folder = tempfile::tempdir().unwrap();
    let alone = folder.path().join(LESSON);
    fs::copy(lesson_bin(LESSON), &alone).unwrap();
    let run = Run::new(&alone).args(["zombi", "--cronograma"]);
    let outcome = run.env_remove("CARGO").env("PATH", "/no/existe").run();
    outcome.assert_code(1).assert_clean().assert_complains("hace falta Cargo");
    outcome.assert_complains("Construyo `cronograma`");
    assert_eq!(outcome.stdout, "", "{}", outcome.report());
}
