//! La ayuda y la lista de pasos.

use clap::ArgMatches;
use colored::Colorize;

use super::command_line::command;
use super::{Lesson, Step, course};

pub(super) fn lesson(lesson: &Lesson) -> String {
    let name = lesson.name;
    let title = course::find(name).map_or("", |lesson| lesson.title);
    format!(
        "Lección {name}: {title}\n\n{} cargo run --bin {name} -- [OPCIONES] [PASO [OPCIONES DEL PASO]]…\n\n\
         Sin ningún paso, los ejecuta todos en orden.\n\n{}\n{}\n{}\n{}\n\
         Códigos de salida: 0, todo ha ido como dice la lección; 1, el sistema ha hecho otra cosa; 2, mal uso;\n\
         130 y 143, interrumpida con Ctrl-C o con SIGTERM.\n",
        "Uso:".bold(),
        "Pasos:".bold(),
        step_lines(lesson),
        "Opciones:".bold(),
        option_lines(None),
    )
}

pub(super) fn list(lesson: &Lesson) -> String {
    step_lines(lesson)
}

/// La ayuda de los pasos pedidos, una detrás de otra.
pub(super) fn steps(steps: &[(&'static Step, ArgMatches)]) -> String {
    let texts: Vec<String> = steps.iter().map(|(step, _)| one_step(step)).collect();
    texts.join("\n")
}

fn one_step(step: &Step) -> String {
    let program = step.run.program();
    let program =
        program.map(|program| format!("{} {}\n\n", "Como programa:".bold(), program.help));
    format!(
        "{} — {}\n\nEn los apuntes: {}\n\n{}{}\n{}",
        step.name.bold(),
        step.title,
        step.topic,
        program.unwrap_or_default(),
        "Opciones:".bold(),
        option_lines(Some(step)),
    )
}

fn step_lines(lesson: &Lesson) -> String {
    let width = lesson.steps.iter().map(|step| step.name.len()).max().unwrap_or(0);
    let line = |step: &Step| format!("  {:width$}  {}\n", step.name, step.title);
    lesson.steps.iter().map(line).collect()
}

/// Las opciones con los valores posibles y por defecto, que `clap` pondría en inglés.
fn option_lines(step: Option<&Step>) -> String {
    let command = command(step).mut_args(|argument| {
        let default: Vec<_> =
            argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if !argument.get_action().takes_values() {
            return argument;
        }
        let mut help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        if !default.is_empty() {
            help += &format!(" [por defecto: {}]", default.join(", "));
        }
        argument.help(help).hide_default_value(true).hide_possible_values(true)
    });
    command.help_template("{options}").render_help().to_string().trim_end().to_owned() + "\n"
}
