//! Las salidas que enseña el libro son las de una ejecución de ahora.

use std::fs;

use tests::recording::{COLUMNS, Recording, recordings};
use tests::{Trial, trial, trial_if};

/// Lo que escribe otro programa y no se puede estrechar: la grabación, cómo empieza la línea y por qué.
const WIDE: [(&str, &str, &str); 2] = [
    ("00_process/paquete", "error: invalid character `0`", "Cargo no parte los mensajes"),
    (
        "06_exam/no_compila",
        "  |             -------- move occurs",
        "rustc no parte lo que dice de un trozo de código",
    ),
];

pub fn trials() -> Vec<Trial> {
    let recorded = |recording: Recording| {
        let needed = recording.clone();
        trial_if(
            &format!("la salida de {}/{} es la grabada", recording.lesson, recording.name),
            move || needed.requirement(),
            move || {
                if let Err(difference) = recording.compare_with_now() {
                    panic!("{difference}");
                }
            },
        )
    };
    let fit = trial("las salidas grabadas caben en 80 columnas", recordings_fit);
    recordings().into_iter().map(recorded).chain([fit]).collect()
}

fn recordings_fit() {
    let mut wide = Vec::new();
    let mut excused = Vec::new();
    for recording in recordings().iter().filter(|recording| !recording.is_prose()) {
        let name = recording.full_name();
        for line in fs::read_to_string(recording.path()).unwrap().lines() {
            if line.chars().count() <= COLUMNS {
                continue;
            }
            match WIDE.iter().find(|(of, start, _)| *of == name && line.starts_with(start)) {
                Some(known) => excused.push(known),
                None => wide.push(format!("{name}: {line}")),
            }
        }
    }
    assert!(wide.is_empty(), "no caben en {COLUMNS} columnas:\n{}", wide.join("\n"));
    for known in &WIDE {
        assert!(excused.contains(&known), "ya no hace falta disculparla: {known:?}");
    }
}
