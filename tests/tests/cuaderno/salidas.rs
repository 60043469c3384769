//! Las salidas que enseña el libro son las de una ejecución de ahora.

use tests::recording::{Recording, recordings};
use tests::{Trial, trial_if};

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
    recordings().into_iter().map(recorded).collect()
}
