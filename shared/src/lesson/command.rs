//! Las opciones que entiende una lección: las generales y, detrás de un paso, también las suyas.

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{Step, picture};

/// Las opciones generales y, si hay paso, las suyas.
pub(super) fn command(step: Option<&Step>) -> Command {
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    let command = Command::new("leccion")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .allow_external_subcommands(true);
    let command = match step {
        Some(step) => own_options(step, command),
        None => command,
    };
    command
        .arg(
            Arg::new("desde")
                .long("desde")
                .value_name("PASO")
                .help("Ejecuta ese paso y todos los que van detrás"),
        )
        .arg(
            flag("imprescindibles")
                .help("Ejecuta solo los pasos imprescindibles: los que no son de ampliación"),
        )
        .arg(flag("python").help("Detrás de un paso, enseña su programa de Python y lo ejecuta"))
        .arg(
            Arg::new("cronograma")
                .long("cronograma")
                .value_name("FICHERO")
                .num_args(0..=1)
                .require_equals(true)
                .default_missing_value(picture::IN_TERMINAL)
                .value_parser(picture::parse)
                .help(
                    "Al acabar, dibuja lo que ha hecho cada proceso: en el terminal o, si se da un fichero .svg o .json, en él",
                ),
        )
        .arg(flag("sin-pausas").help("No se detiene en las predicciones ni entre los pasos"))
        .arg(flag("sin-titulos").help(
            "Ni títulos, ni predicciones, ni pausas: solo lo que escriben los procesos de cada paso",
        ))
        .arg(
            Arg::new("color")
                .long("color")
                .value_name("CUÁNDO")
                .value_parser(["auto", "siempre", "nunca"])
                .help("Colores: auto (en un terminal, salvo que exista NO_COLOR), siempre o nunca"),
        )
        .arg(flag("lista").short('l').help("Muestra los pasos de la lección y acaba"))
        .arg(
            flag("ayuda")
                .alias("help")
                .short('h')
                .help("Muestra esta ayuda y acaba; detrás de un paso, la del paso"),
        )
        .arg(flag("version").short('V').help("Muestra la versión y acaba"))
}

/// La opción, que nadie puede escribir, con que llega al paso cada palabra de la orden que va detrás de `--`. Si fuera un
/// argumento sin nombre, `clap` tomaría por ella el paso siguiente.
pub(super) const ORDER: &str = "\u{1f}";

fn own_options(step: &Step, command: Command) -> Command {
    step.run.add_options(command).mut_args(|argument| {
        if argument.is_last_set() {
            return argument
                .last(false)
                .long(ORDER)
                .hide(true)
                .action(ArgAction::Append)
                .num_args(1);
        }
        // Un número negativo es un valor, no otra opción: así se puede decir entre qué límites ha de estar.
        let takes_value = argument.get_action().takes_values();
        argument.allow_negative_numbers(takes_value)
    })
}

/// Dice si el paso tiene esta opción, escrita con sus guiones, entre las suyas.
pub(super) fn has_option(step: &Step, option: &str) -> bool {
    let own = step.run.add_options(Command::new("paso"));
    own.get_arguments().any(|argument| {
        argument.get_long().is_some_and(|long| option.strip_prefix("--") == Some(long))
    })
}

/// La orden que recibe el paso detrás de `--`, si recibe alguna.
pub(super) fn order(step: &Step) -> Option<Arg> {
    let own = step.run.add_options(Command::new("paso"));
    own.get_positionals().find(|argument| argument.is_last_set()).cloned()
}

/// La primera opción propia del paso que se ha dado, con sus guiones.
pub(super) fn given_option(step: &Step, options: &ArgMatches) -> Option<String> {
    let own = own_options(step, Command::new("paso"));
    let given = |argument: &&Arg| {
        options.value_source(argument.get_id().as_str()) == Some(ValueSource::CommandLine)
    };
    let given = own.get_arguments().find(given)?;
    let long = given.get_long().unwrap_or_default();
    Some(if long == ORDER { "--".to_owned() } else { format!("--{long}") })
}
