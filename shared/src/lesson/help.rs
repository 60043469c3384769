//! La ayuda y la lista de pasos.

use clap::Arg;
use colored::Colorize;

use super::command::{command, order};
use super::layout::{columns, definitions, fold, prose_width};
use super::{CourseLesson, Lesson, Level, Step};

pub(super) fn lesson(lesson: &Lesson) -> String {
    let name = lesson.name;
    let course_lesson = course::find(name);
    let title = course_lesson.map_or("", |lesson| lesson.title);
    [
        format!("Lección {name}: {title}\n"),
        format!(
            "{}\n  cargo run --bin {name} -- [OPCIONES] [PASO…]\n  {} [OPCIONES] [PASO…]\n",
            "Uso:".bold(),
            course_lesson.map(CourseLesson::command).unwrap_or_default(),
        ),
        paragraph(
            "Sin ningún paso, los ejecuta todos por orden. Un paso se pide por su nombre o por su número, y sus \
             opciones van detrás de él: las explica `PASO --ayuda`.",
        ),
        format!("{}\n{}", "Pasos:".bold(), steps_within(lesson, prose_width())),
        format!("{}\n{}", "Opciones:".bold(), option_lines(None)),
        paragraph(
            "Códigos de salida: 0, todo ha ido como dice la lección; 1, ha ocurrido otra cosa; 2, mal uso; \
             130 y 143, interrumpida con Ctrl-C o con SIGTERM. Con `--cronograma`, además, 125: no se ha podido mirar.",
        ),
    ]
    .join("\n")
}

/// Los pasos; si no se sabe qué cabe, como en una tubería, cada uno en su línea.
pub(super) fn list(lesson: &Lesson) -> String {
    steps_within(lesson, columns().map_or(usize::MAX, |_| prose_width()))
}

/// Los pasos, cada uno con su número, y cuáles se pueden dejar para después.
fn steps_within(lesson: &Lesson, width: usize) -> String {
    let digits = lesson.steps.len().to_string().len();
    let widest = lesson.steps.iter().map(|step| step.name.len()).max().unwrap_or(0);
    let entry = |(position, step): (usize, &Step)| {
        let mark = if step.level == Level::Extension { " +" } else { "" };
        let head = format!("{:>digits$}  {:widest$}{mark}", position + 1, step.name);
        (head, step.title.to_owned())
    };
    let entries: Vec<_> = lesson.steps.iter().enumerate().map(entry).collect();
    let steps = definitions(&entries, width);
    let legend = fold(
        "Los que llevan + son de ampliación: `--imprescindibles` los deja para después.",
        prose_width(),
        "",
        "",
    );
    format!("{steps}\n{legend}\n")
}

/// La ayuda de los pasos pedidos, una detrás de otra.
pub(super) fn steps(steps: &[&Step]) -> String {
    let texts: Vec<String> = steps.iter().map(|step| one_step(step)).collect();
    texts.join("\n")
}

fn one_step(step: &Step) -> String {
    let head = paragraph(&format!("{} — {}", step.name, step.title));
    let head = head.replacen(step.name, &step.name.bold().to_string(), 1);
    let topic = paragraph(&format!("En los apuntes, {}", step.topic));
    let options = format!("{}\n{}", "Opciones:".bold(), option_lines(Some(step)));
    [head, topic, options].join("\n")
}

fn paragraph(text: &str) -> String {
    fold(text, prose_width(), "", "") + "\n"
}

/// Las opciones, con sus valores por defecto.
fn option_lines(step: Option<&Step>) -> String {
    let order = step.and_then(order).map(|order| {
        let help = order.get_help().map(ToString::to_string).unwrap_or_default();
        ("    -- ORDEN".to_owned(), help)
    });
    let command = command(step);
    let options = command
        .get_arguments()
        .filter(|argument| !argument.is_hide_set())
        .map(|argument| (option_name(argument), option_help(argument)));
    definitions(&order.into_iter().chain(options).collect::<Vec<_>>(), prose_width())
}

/// «    --procesos <N>», «-l, --lista».
fn option_name(argument: &Arg) -> String {
    let short = argument.get_short().map_or("    ".to_owned(), |short| format!("-{short}, "));
    let mut name = format!("{short}--{}", argument.get_long().unwrap_or_default());
    if argument.get_action().takes_values() {
        let values = argument.get_value_names().unwrap_or_default();
        let optional = argument.get_num_args().is_some_and(|values| values.min_values() == 0);
        values.iter().for_each(|value| match optional {
            true => name += &format!("[=<{value}>]"),
            false => name += &format!(" <{value}>"),
        });
    }
    name
}

fn option_help(argument: &Arg) -> String {
    let mut help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let default: Vec<_> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if argument.get_action().takes_values() && !default.is_empty() {
        help += &format!(" [por defecto: {}]", default.join(", "));
    }
    help
}
