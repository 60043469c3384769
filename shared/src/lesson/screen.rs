//! Lo que la lección dice de sí misma: títulos, predicciones, despedida y errores.

use std::env;
use std::io;
use std::os::fd::AsFd;

use clap::ArgMatches;
use colored::Colorize;
use rustix::termios::tcgetwinsize;

use super::sentence::fill;
use super::{CourseLesson, Step};
use crate::voice;

const WIDEST_PROSE: usize = 90;
const DEFAULT_WIDTH: usize = 80;

/// Las columnas que caben en una línea: las del terminal o, si no lo hay, las que diga `COLUMNS`.
pub fn columns() -> Option<usize> {
    let terminal = tcgetwinsize(io::stdout().as_fd()).ok().map(|size| usize::from(size.ws_col));
    let variable = || env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    terminal.filter(|columns| *columns > 0).or_else(variable)
}

pub(super) fn title(lesson: &CourseLesson) {
    let text = format!("Lección {} · {}", lesson.name, lesson.title);
    voice::print(&format!("{}\n", text.bold()));
}

pub(super) fn step(step: &Step, options: &ArgMatches, number: usize, total: usize) {
    let head = format!("── {number} de {total} · {} ", step.name);
    let line = "─".repeat(prose_width().saturating_sub(head.chars().count()));
    voice::print(&format!("\n{}{}\n{}\n\n", head.bold(), line.dimmed(), step.title.bold()));
    paragraph("Predice:", &fill(step.predict, options));
    voice::print("\n");
}

pub(super) fn observe(step: &Step, options: &ArgMatches, prediction: Option<&str>) {
    voice::print("\n");
    if let Some(prediction) = prediction {
        paragraph("Tu predicción:", prediction);
    }
    paragraph("Observa:", &fill(step.observe, options));
}

pub(super) fn goodbye(lesson: &CourseLesson, next: Option<&CourseLesson>) {
    let farewell = match next {
        Some(next) if next.written => {
            format!("la lección {}, {}: {}", next.name, next.title, next.command())
        }
        Some(next) => format!(
            "la lección {}, {}. Todavía no está escrita; cuando lo esté: {}",
            next.name,
            next.title,
            next.command()
        ),
        None => "nada más: has llegado al final del cuaderno.".to_owned(),
    };
    voice::print("\n");
    paragraph("Fin de la lección.", "No ha quedado ningún proceso suyo en el sistema.");
    paragraph("Para repetir un paso:", &format!("{} -- PASO", lesson.command()));
    paragraph("Y después:", &farewell);
}

pub(super) fn error(text: &str) {
    let head = "Error:";
    let lines = match tcgetwinsize(io::stderr().as_fd()) {
        Ok(size) if size.ws_col > 20 => wrap(&format!("{head} {text}"), size.ws_col.into()),
        _ => format!("{head} {text}"),
    };
    // Una sola escritura, por si otro proceso habla a la vez.
    eprint!("{}", lines.replacen(head, &head.red().bold().to_string(), 1) + "\n");
}

fn paragraph(head: &str, text: &str) {
    let whole = format!("{head} {text}");
    let options =
        textwrap::Options::new(prose_width()).initial_indent("   ").subsequent_indent("   ");
    let lines = textwrap::wrap(&whole, options).join("\n");
    voice::print(&format!("{}\n", lines.replacen(head, &head.bold().to_string(), 1)));
}

/// Parte cada línea para que quepa, con el mismo sangrado.
fn wrap(text: &str, width: usize) -> String {
    let line = |line: &str| {
        let indent = &line[..line.len() - line.trim_start().len()];
        textwrap::fill(line, textwrap::Options::new(width).subsequent_indent(indent))
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn prose_width() -> usize {
    columns().unwrap_or(DEFAULT_WIDTH).clamp(20, WIDEST_PROSE)
}
