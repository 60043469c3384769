//! Lo que la lección dice de sí misma: títulos, predicciones, despedida y errores.

use std::io;
use std::os::fd::AsFd;

use clap::ArgMatches;
use colored::Colorize;

use super::layout::{columns_of, fold, fold_lines, prose_width};
use super::sentence::fill;
use super::{CourseLesson, Step};
use crate::voice;

const INDENT: &str = "   ";

pub(super) fn title(lesson: &CourseLesson) {
    let text = fold(&format!("Lección {} · {}", lesson.name, lesson.title), prose_width(), "", "");
    voice::print(&format!("{}\n", text.bold()));
}

pub(super) fn step(step: &Step, options: &ArgMatches, number: usize, total: usize) {
    let head = format!("── {number} de {total} · {} ", step.name);
    let line = "─".repeat(prose_width().saturating_sub(head.chars().count()));
    let title = fold(step.title, prose_width(), "", "");
    voice::print(&format!("\n{}{}\n{}\n\n", head.bold(), line.dimmed(), title.bold()));
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
            format!("la lección {}, {} (`{}`).", next.name, next.title, next.command())
        }
        Some(next) => format!(
            "la lección {}, {}. Todavía no está escrita; cuando lo esté, `{}`",
            next.name,
            next.title,
            next.command()
        ),
        None => "nada más. Has llegado al final del cuaderno.".to_owned(),
    };
    voice::print("\n");
    paragraph("Fin de la lección.", "No ha quedado ningún proceso suyo en el sistema.");
    paragraph("Para repetir un paso:", &format!("`{} PASO`", lesson.command()));
    paragraph("Y después:", &farewell);
}

pub(super) fn error(text: &str) {
    let head = "Error:";
    let whole = format!("{head} {text}");
    let lines = match columns_of(io::stderr().as_fd()) {
        Some(columns) => fold_lines(&whole, columns),
        None => whole,
    };
    // Una sola escritura, por si otro proceso habla a la vez.
    voice::print_error(&(lines.replacen(head, &head.red().bold().to_string(), 1) + "\n"));
}

fn paragraph(head: &str, text: &str) {
    let lines = fold(&format!("{head} {text}"), prose_width(), INDENT, INDENT);
    voice::print(&format!("{}\n", lines.replacen(head, &head.bold().to_string(), 1)));
}
