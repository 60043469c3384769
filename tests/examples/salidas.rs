//! `cargo salidas`: graba de nuevo las salidas que el libro enseña y que han cambiado.
//!
//! Con nombres, solo esas: `cargo salidas 00_process/lista`.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};
use tests::recording::{RECORDINGS, Recording};

fn main() -> ExitCode {
    if let Some(code) = tests::harness::serve_if_runner() {
        return code;
    }
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for name in &wanted {
        if RECORDINGS.iter().all(|recording| full_name(recording) != *name) {
            eprintln!(
                "Error: no hay ninguna grabación «{name}»: se escriben como 00_process/lista."
            );
            return ExitCode::from(2);
        }
    }
    match record(&wanted) {
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
fn record(wanted: &[String]) -> Result<()> {
    for recording in RECORDINGS {
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
        let path = recording.path();
        fs::create_dir_all(path.parent().context("toda grabación está en una carpeta")?)?;
        fs::write(&path, now)
            .with_context(|| format!("no se puede escribir {}", path.display()))?;
        println!("{name}: grabada");
    }
    Ok(())
}
