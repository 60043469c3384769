//! `cargo salidas`: graba de nuevo las salidas que el libro enseña y que han cambiado.
//!
//! Con nombres, solo esas: `cargo salidas 00_process/lista`.

use std::process::ExitCode;

use anyhow::{Context, Result};
use tests::recording::{Recording, recordings};

fn main() -> ExitCode {
    if let Some(code) = tests::harness::serve_if_runner() {
        return code;
    }
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let recordings = recordings();
    for name in &wanted {
        if recordings.iter().all(|recording| full_name(recording) != *name) {
            eprintln!(
                "Error: no hay ninguna grabación «{name}»: se escriben como 00_process/lista."
            );
            return ExitCode::from(2);
        }
    }
    match record(&recordings, &wanted) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn full_name(recording: &Recording) -> String {
    format!("{}/{}", recording.lesson, recording.name)
}

/// Graba las pedidas; todas, si no se pide ninguna.
fn record(recordings: &[Recording], wanted: &[String]) -> Result<()> {
    for recording in recordings {
        let name = full_name(recording);
        if !wanted.is_empty() && !wanted.contains(&name) {
            continue;
        }
        if let Err(reason) = recording.requirement() {
            println!("{name}: no se graba, porque {reason}");
            continue;
        }
        let now = recording.play();
        if recording.compare(&now).is_ok() {
            println!("{name}: sin cambios");
            continue;
        }
        recording
            .write(&now)
            .with_context(|| format!("no se puede escribir {}", recording.path().display()))?;
        println!("{name}: grabada");
    }
    Ok(())
}
