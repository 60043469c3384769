//! Lo que las lecciones dicen de sí mismas cabe en el terminal, sin partir palabras ni órdenes.

use tests::{Run, Trial, at_once, lesson_bin, strip_ansi, trial};

use crate::steps::{names, written};

const PREDICTION: &str = "Escribe tu predicción o pulsa Intro";

/// Un terminal en el que nada tendría que partirse.
const WIDE: u16 = 500;

pub fn trials() -> Vec<Trial> {
    written()
        .map(|lesson| {
            trial(
                &format!("{lesson} cabe en 80 y en 60 columnas, y en 40 no parte nada"),
                move || {
                    fits(lesson);
                },
            )
        })
        .collect()
}

fn fits(lesson: &str) {
    let mut cases = vec![
        vec!["--ayuda"],
        vec!["--lista"],
        vec!["no_existe"],
        vec!["--no-existe"],
        vec!["--desde", "999"],
        vec!["--color", "verde"],
        vec!["--procesos", "4"],
        vec!["--vueltas", "4"],
    ];
    let steps = names(lesson);
    for step in steps {
        cases.push(vec![step]);
        cases.push(vec![step, "--ayuda"]);
        cases.push(vec![step, "--no-existe"]);
    }
    at_once(&cases, |case| {
        let until_prediction = matches!(case[..], [one] if steps.iter().any(|step| step == one));
        let said = |columns| said(lesson, case, columns, until_prediction);
        let wide = said(WIDE);
        for columns in [80, 60, 40] {
            let narrow = said(columns);
            if columns >= 60 {
                assert_lines_fit(&narrow, columns);
            }
            assert_eq!(words(&wide), words(&narrow), "{lesson} {case:?}: palabras partidas");
            for command in commands(&wide) {
                assert!(
                    narrow.iter().any(|line| line.contains(&command)),
                    "{lesson} {case:?}: con {columns} columnas se parte «{command}»:\n{}",
                    narrow.join("\n")
                );
            }
        }
    });
}

/// Lo que dice en un terminal de esa anchura; de un paso, lo que hay hasta la predicción.
fn said(lesson: &str, arguments: &[&str], columns: u16, until_prediction: bool) -> Vec<String> {
    let run = Run::new(lesson_bin(lesson)).args(arguments.iter().copied()).terminal(columns, 24);
    let run = if until_prediction { run.wait_for(PREDICTION).eof() } else { run };
    let outcome = run.run();
    outcome.assert_finished();
    strip_ansi(&outcome.stdout).split(['\r', '\n']).map(|line| line.trim_end().to_owned()).collect()
}

fn assert_lines_fit(lines: &[String], columns: u16) {
    for line in lines {
        let width = line.chars().count();
        assert!(width <= usize::from(columns), "{width} columnas de {columns}:\n{line}");
    }
}

/// Las palabras, sin las rayas, que se alargan con el terminal.
fn words(lines: &[String]) -> Vec<&str> {
    let words = lines.iter().flat_map(|line| line.split_whitespace());
    words.filter(|word| !word.chars().all(|letter| letter == '─')).collect()
}

/// Lo que se puede copiar: lo que va entre acentos graves y las líneas que son una orden.
fn commands(lines: &[String]) -> Vec<String> {
    let quoted = lines.iter().flat_map(|line| line.split('`').skip(1).step_by(2));
    let whole = lines.iter().map(|line| line.trim()).filter(|line| line.starts_with("cargo "));
    quoted.chain(whole).map(str::to_owned).collect()
}
