//! `cargo comparativa`: el mismo trabajo en este cuaderno, en C y en Python, con lo que tarda cada uno.

mod contender;
mod launch;
mod measure;
mod report;
mod rows;
mod trabajos;
mod watched;

use std::env;
use std::io::{self, ErrorKind};
use std::process::ExitCode;

use anyhow::Result;

use contender::Contenders;
use launch::Interrupted;
use measure::Pace;
use report::Report;
use rows::ROWS;

const HELP: &str = "\
Compara la velocidad de este cuaderno con la de C y la de Python: los tres hacen
lo mismo, por turnos.

Uso: cargo comparativa [OPCIONES]

Opciones:
      --rapida  poco trabajo y una sola ronda: para ver que funciona, no para
                medir
      --ayuda   muestra esta ayuda
";

fn main() -> ExitCode {
    let arguments: Vec<String> =
        env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        [] => compare(Pace::Full),
        ["--rapida"] => compare(Pace::Quick),
        ["--ayuda" | "--help" | "-h"] => Report::default().write(HELP),
        [trabajos::ARGUMENT, ref job @ ..] => trabajos::serve(job),
        _ => {
            eprintln!(
                "Error: no entiendo «{}»: `cargo comparativa` solo admite --rapida y --ayuda.",
                arguments.join(" ")
            );
            return ExitCode::from(2);
        }
    };
    done.map_or_else(|error| explain(&error), |()| ExitCode::SUCCESS)
}

fn compare(pace: Pace) -> Result<()> {
    launch::catch_signals()?;
    let contenders = Contenders::find()?;
    let mut report = Report::default();
    report.begin(pace)?;
    for row in &ROWS {
        report.row(row, &measure::measure(row, &contenders, pace)?)?;
    }
    report.watched(&watched::measure(&contenders, pace)?)?;
    report.end()
}

/// Aquí ya no queda nada: la carpeta de los programas de C se borra al salir de `compare`.
fn explain(error: &anyhow::Error) -> ExitCode {
    if let Some(Interrupted(signal)) = error.downcast_ref() {
        eprintln!("\nInterrumpido: no queda ningún proceso ni ningún fichero.");
        return ExitCode::from(128 + signal);
    }
    let closed = error.downcast_ref::<io::Error>().map(io::Error::kind);
    if closed == Some(ErrorKind::BrokenPipe) {
        return ExitCode::from(141);
    }
    eprintln!("Error: {error:#}.");
    ExitCode::FAILURE
}
