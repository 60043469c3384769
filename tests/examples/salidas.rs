//! `cargo salidas`: graba de nuevo las salidas y los cronogramas que el libro enseña y que han cambiado.
//!
//! Con nombres, solo esas: `cargo salidas 00_process/lista`. Un cronograma pedido por su nombre
//! (`00_process/plantilla.svg`) se graba aunque no haya cambiado; `--dibujos` los graba todos, como hace falta si lo que
//! cambia es cómo se dibujan.

use std::process::ExitCode;

use anyhow::{Context, Result};
use tests::pictures::{Picture, pictures};
use tests::recording::{Recording, recordings};

fn main() -> ExitCode {
    if let Some(code) = tests::harness::serve_if_runner() {
        return code;
    }
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let (recordings, pictures) = (recordings(), pictures());
    for name in &wanted {
        let is_recorded = recordings.iter().any(|recording| recording.full_name() == *name)
            || pictures.iter().any(|picture| picture.full_name() == *name);
        if !is_recorded && name != ALL_PICTURES {
            eprintln!(
                "Error: no hay ninguna grabación «{name}»: se escriben como 00_process/lista o 00_process/plantilla.svg."
            );
            return ExitCode::from(2);
        }
    }
    let recorded = record(&recordings, &wanted).and_then(|()| record_pictures(&pictures, &wanted));
    match recorded {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

const ALL_PICTURES: &str = "--dibujos";

/// Graba los pedidos; los que han cambiado, si no se pide nada.
fn record_pictures(pictures: &[Picture], wanted: &[String]) -> Result<()> {
    for picture in pictures {
        let name = picture.full_name();
        let asked = wanted.iter().any(|wanted| *wanted == name || wanted == ALL_PICTURES);
        if !wanted.is_empty() && !asked {
            continue;
        }
        if let Err(reason) = picture.requirement() {
            println!("{name}: no se graba, porque {reason}");
        } else if !asked && picture.compare(&picture.play()).is_ok() {
            println!("{name}: sin cambios");
        } else {
            picture.record().with_context(|| format!("no se puede escribir {name}"))?;
            println!("{name}: grabado");
        }
    }
    Ok(())
}

/// Graba las pedidas; todas, si no se pide ninguna.
fn record(recordings: &[Recording], wanted: &[String]) -> Result<()> {
    for recording in recordings {
        let name = recording.full_name();
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
