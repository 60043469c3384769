//! Las salidas que enseña el libro son las de una ejecución de ahora.

use tests::recording::RECORDINGS;
use tests::{Trial, trial_if};

pub fn trials() -> Vec<Trial> {
    let recorded = |recording: &'static tests::recording::Recording| {
        trial_if(
            &format!("la salida de {}/{} es la grabada", recording.lesson, recording.name),
            || recording.requirement(),
            || {
                if let Err(difference) = recording.compare(&recording.play()) {
                    panic!("{difference}");
                }
            },
        )
    };
    RECORDINGS.iter().map(recorded).collect()
}
