//! `cargo salidas`: graba de nuevo las salidas que el libro enseña y que han cambiado.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};
use tests::recording::RECORDINGS;

fn main() -> ExitCode {
    if let Some(code) = tests::harness::serve_if_runner() {
        return code;
    }
    if std::env::args().count() > 1 {
        eprintln!("Error: `cargo salidas` no lleva argumentos.");
        return ExitCode::from(2);
    }
    match record() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn record() -> Result<()> {
    for recording in RECORDINGS {
        let name = format!("{}/{}", recording.lesson, recording.name);
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
