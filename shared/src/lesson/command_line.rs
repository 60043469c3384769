//! La línea de órdenes: `[opciones] [paso [opciones del paso]]…`.
//!
//! Un paso es para `clap` una suborden desconocida: se lleva el resto de la línea, que se lee con las opciones
//! de ese paso, y así hasta el final. Las opciones generales valen en cualquier sitio.
//!
//! Lo que va detrás de `--`, si el paso es también un programa ([`Program`]), es su orden, y no se mira.

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::help;
use super::usage::{Usage, nearest};
use super::{Lesson, Program, Step};

/// Lo que se ha pedido.
pub(super) enum Request {
    /// Decir un texto y acabar: la ayuda, la lista, la versión.
    Tell(String),
    Run(Invocation),
    /// Ejecutar como programa un paso al que sus opciones convierten en uno.
    AsProgram(&'static Step, ArgMatches),
    /// Usar un paso como programa, con esta orden.
    Use(&'static Program, Vec<OsString>),
}

pub(super) struct Invocation {
    pub pauses: bool,
    pub steps: Vec<(&'static Step, ArgMatches)>,
}

#[derive(Default)]
struct General {
    list: bool,
    help: bool,
    version: bool,
    no_pauses: bool,
    color: Option<String>,
}

impl General {
    fn read(&mut self, matches: &ArgMatches) {
        self.list |= matches.get_flag("lista");
        self.help |= matches.get_flag("ayuda");
        self.version |= matches.get_flag("version");
        self.no_pauses |= matches.get_flag("sin-pausas");
        self.color = matches.get_one::<String>("color").cloned().or(self.color.take());
    }
}

pub(super) fn parse(
    lesson: &Lesson,
    arguments: impl Iterator<Item = OsString>,
) -> Result<Request, Usage> {
    let mut rest: Vec<OsString> = arguments.collect();
    let mut general = General::default();
    let mut steps = Vec::new();
    let mut current: Option<&'static Step> = None;
    let mut order = None;
    loop {
        if let Some((step, program)) = current.and_then(|step| Some((step, step.run.program()?))) {
            order = take_order(&mut rest).map(|words| (step, program, words));
        }
        let command = command(current);
        let mut matches = command
            .clone()
            .try_get_matches_from(&rest)
            .map_err(|error| with_hint(lesson, current, Usage::from_clap(&error, &command)))?;
        general.read(&matches);
        let next = matches.remove_subcommand();
        if let Some(step) = current {
            steps.push((step, matches));
        }
        let Some((name, mut following)) = next else { break };
        current = Some(find_step(lesson, &name, current)?);
        rest = vec![OsString::from(name)];
        rest.extend(following.remove_many::<OsString>("").into_iter().flatten());
    }
    choose_colors(general.color.as_deref());
    if general.help {
        let text = if steps.is_empty() { help::lesson(lesson) } else { help::steps(&steps) };
        return Ok(Request::Tell(text));
    }
    if general.version {
        return Ok(Request::Tell(format!("{} {}\n", lesson.name, env!("CARGO_PKG_VERSION"))));
    }
    if general.list {
        return Ok(Request::Tell(help::list(lesson)));
    }
    if let Some((step, program, words)) = order {
        let complaint = match (steps.len(), words.len()) {
            (1, 1..) => return Ok(Request::Use(program, words)),
            (1, _) => "falta la orden, detrás de «--»".to_owned(),
            _ => format!("con una orden, «{}» ha de ir sin otros pasos", step.name),
        };
        return Err(with_hint(lesson, Some(step), Usage::new(complaint)));
    }
    let turned =
        |(step, matches): &(&'static Step, ArgMatches)| Some((*step, step.run.turned_by(matches)?));
    if let Some((step, option)) = steps.iter().find_map(turned) {
        return match steps.pop() {
            Some((step, matches)) if steps.is_empty() => Ok(Request::AsProgram(step, matches)),
            _ => {
                let name = step.name;
                let complaint =
                    format!("con --{option}, «{name}» es un programa: pídelo sin otros pasos");
                Err(with_hint(lesson, Some(step), Usage::new(complaint)))
            }
        };
    }
    if steps.is_empty() {
        for step in lesson.steps {
            let defaults = command(Some(step)).try_get_matches_from([step.name]);
            steps.push((step, defaults.expect("un paso se puede ejecutar sin opciones")));
        }
    }
    Ok(Request::Run(Invocation { pauses: !general.no_pauses, steps }))
}

/// Las opciones generales y, si hay paso, las suyas.
pub(super) fn command(step: Option<&Step>) -> Command {
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    let command = Command::new("leccion")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .allow_external_subcommands(true);
    let command = match step {
        Some(step) => step.run.add_options(command),
        None => command,
    };
    command
        .arg(flag("sin-pausas").help("No se detiene en las predicciones ni entre los pasos"))
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

/// Quita de los argumentos lo que va detrás del primer `--`, y lo devuelve.
fn take_order(arguments: &mut Vec<OsString>) -> Option<Vec<OsString>> {
    let dashes = arguments.iter().position(|word| word == "--")?;
    let order = arguments.split_off(dashes + 1);
    arguments.truncate(dashes);
    Some(order)
}

fn find_step(
    lesson: &Lesson,
    name: &str,
    previous: Option<&'static Step>,
) -> Result<&'static Step, Usage> {
    if let Some(step) = lesson.steps.iter().find(|step| step.name == name) {
        return Ok(step);
    }
    let names = || lesson.steps.iter().map(|step| step.name);
    let advice = match (nearest(name, names()), previous) {
        (Some(near), _) => format!("¿Querías decir «{near}»?"),
        (None, Some(step)) if step.run.program().is_some() => {
            format!("Si es la orden para «{}», escribe «--» delante.", step.name)
        }
        (None, _) => format!("Los pasos son: {}.", names().collect::<Vec<_>>().join(", ")),
    };
    Err(with_hint(lesson, None, Usage::new(format!("no hay ningún paso «{name}». {advice}"))))
}

fn with_hint(lesson: &Lesson, step: Option<&Step>, usage: Usage) -> Usage {
    let step = step.map(|step| format!("{} ", step.name)).unwrap_or_default();
    Usage::new(format!(
        "{usage}\n   La ayuda está en: cargo run --bin {} -- {step}--ayuda",
        lesson.name
    ))
}

fn choose_colors(choice: Option<&str>) {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    colored::control::set_override(match choice {
        Some("siempre") => true,
        Some("nunca") => false,
        _ => std::io::stdout().is_terminal() && !no_color,
    });
}
