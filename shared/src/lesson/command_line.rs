//! La línea de órdenes: `[opciones] [paso [opciones del paso]]…`.
//!
//! Un paso, por su nombre o su número, es para `clap` una suborden desconocida: se lleva el resto de la línea, que se
//! lee con las opciones de ese paso, y así hasta el final. Las opciones generales valen en cualquier sitio.
//!
//! Lo que va detrás de `--`, si el paso es también un programa que recibe una orden, es esa orden, y no se mira.

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::ArgMatches;

use super::command::{ORDER, command, given_option, order};
use super::find::{self, with_hint};
use super::picture::{Drawing, Picture};
use super::usage::{UsageError, unknown_option};
use super::{Lesson, Level, Step};

/// Las lecciones de las que importa quién tiene cada cerrojo y quién hace cada tarea.
const DRAWN_WITH_LOCKS: [&str; 2] = ["01_sync", "02_pool"];

/// Lo que se ha pedido.
pub(super) enum Request {
    Help,
    HelpOf(Vec<&'static Step>),
    List,
    Version,
    Run(Invocation),
    /// Enseñar y ejecutar el programa de Python de un paso, y dibujarlo si se pide.
    Python(&'static Step, Option<Drawing>),
    /// Ejecutar lo demás que se ha pedido, y dibujarlo.
    Draw(Drawing),
    /// Ejecutar como programa un paso al que sus opciones convierten en uno.
    AsProgram(&'static Step, ArgMatches),
}

pub(super) struct Invocation {
    pub pauses: bool,
    /// Con lo que la lección dice de cada paso, y no solo lo que dicen sus procesos.
    pub titles: bool,
    /// Cuántos pasos se dejan atrás con `--desde`.
    pub skipped: usize,
    pub steps: Vec<(&'static Step, ArgMatches)>,
}

#[derive(Default)]
struct General {
    list: bool,
    help: bool,
    version: bool,
    no_pauses: bool,
    no_titles: bool,
    essential: bool,
    python: bool,
    from: Option<String>,
    color: Option<String>,
    picture: Option<Picture>,
}

impl General {
    fn read(&mut self, matches: &ArgMatches) {
        self.list |= matches.get_flag("lista");
        self.help |= matches.get_flag("ayuda");
        self.version |= matches.get_flag("version");
        self.no_pauses |= matches.get_flag("sin-pausas");
        self.no_titles |= matches.get_flag("sin-titulos");
        self.essential |= matches.get_flag("imprescindibles");
        self.python |= matches.get_flag("python");
        self.from = matches.get_one::<String>("desde").cloned().or(self.from.take());
        self.color = matches.get_one::<String>("color").cloned().or(self.color.take());
        self.picture = matches.get_one::<Picture>("cronograma").cloned().or(self.picture.take());
    }
}

pub(super) fn parse(
    lesson: &Lesson,
    arguments: impl Iterator<Item = OsString>,
) -> Result<Request, UsageError> {
    let mut rest: Vec<OsString> = arguments.collect();
    let mut general = General::default();
    let mut steps = Vec::new();
    let mut current: Option<&'static Step> = None;
    loop {
        if let Some(step) = current.filter(|step| order(step).is_some()) {
            name_order(&mut rest).map_err(|complaint| with_hint(lesson, Some(step), complaint))?;
        }
        let mut matches = command(current)
            .try_get_matches_from(&rest)
            .map_err(|error| explain(lesson, current, &rest, &error))?;
        general.read(&matches);
        let next = matches.remove_subcommand();
        if let Some(step) = current {
            steps.push((step, matches));
        }
        let Some((name, mut following)) = next else { break };
        current = Some(find::step(lesson, &name, current)?);
        rest = vec![OsString::from(name)];
        rest.extend(following.remove_many::<OsString>("").into_iter().flatten());
    }
    choose_colors(general.color.as_deref());
    if general.help {
        let steps: Vec<_> = steps.iter().map(|(step, _)| *step).collect();
        return Ok(if steps.is_empty() { Request::Help } else { Request::HelpOf(steps) });
    }
    if general.version {
        return Ok(Request::Version);
    }
    if general.list {
        return Ok(Request::List);
    }
    let drawing = general.picture.take().map(|picture| Drawing {
        picture,
        color: general.color.clone(),
        locks: DRAWN_WITH_LOCKS.contains(&lesson.name),
    });
    if general.python {
        return only_step(lesson, &steps).map(|step| Request::Python(step, drawing));
    }
    let turned =
        |(step, matches): &(&'static Step, ArgMatches)| Some((*step, step.run.turned_by(matches)?));
    if let Some((step, option)) = steps.iter().find_map(turned) {
        return match steps.pop() {
            Some((step, matches)) if steps.is_empty() => {
                Ok(drawing.map_or(Request::AsProgram(step, matches), Request::Draw))
            }
            _ => {
                let with = if order(step).is_some_and(|order| order.get_id() == option) {
                    "una orden"
                } else {
                    &format!("--{option}")
                };
                let complaint =
                    format!("con {with}, «{}» es un programa: pídelo sin otros pasos", step.name);
                Err(with_hint(lesson, Some(step), &complaint))
            }
        };
    }
    let skipped = if steps.is_empty() {
        let (skipped, chosen) = choose_steps(lesson, &general)?;
        steps.extend(chosen.into_iter().map(|step| (step, defaults(step))));
        skipped
    } else {
        refuse_to_choose(lesson, &general, steps[0].0)?;
        0
    };
    let (pauses, titles) = (!general.no_pauses, !general.no_titles);
    let run = Request::Run(Invocation { pauses, titles, skipped, steps });
    Ok(drawing.map_or(run, Request::Draw))
}

/// El paso cuyo programa de Python se pide: uno solo, y sin las opciones del de Rust.
fn only_step(
    lesson: &Lesson,
    steps: &[(&'static Step, ArgMatches)],
) -> Result<&'static Step, UsageError> {
    let [(step, options)] = steps else {
        let example = steps.first().map_or(lesson.steps[0].name, |(step, _)| step.name);
        let complaint = format!(
            "«--python» va con un solo paso, como en `{} {example} --python`",
            find::command_of(lesson)
        );
        return Err(with_hint(lesson, None, &complaint));
    };
    match given_option(step, options) {
        None => Ok(step),
        Some(option) => {
            let complaint = format!("«{option}» es del programa de Rust: con «--python» no vale");
            Err(with_hint(lesson, Some(step), &complaint))
        }
    }
}

fn defaults(step: &Step) -> ArgMatches {
    let parsed = command(Some(step)).try_get_matches_from([step.name]);
    parsed.expect("un paso se puede ejecutar sin opciones")
}

/// Los pasos que se ejecutan si no se nombra ninguno, y cuántos de su clase quedan delante.
fn choose_steps(
    lesson: &Lesson,
    general: &General,
) -> Result<(usize, Vec<&'static Step>), UsageError> {
    let first = match &general.from {
        Some(first) => find::step(lesson, first, None)?.name,
        None => lesson.steps[0].name,
    };
    let position = lesson.steps.iter().take_while(|step| step.name != first).count();
    let (before, after) = lesson.steps.split_at(position);
    let wanted = |step: &&Step| !general.essential || step.level == Level::Essential;
    let chosen: Vec<_> = after.iter().filter(wanted).collect();
    if chosen.is_empty() {
        let complaint = format!("desde «{first}» no queda ningún paso imprescindible");
        return Err(with_hint(lesson, None, &complaint));
    }
    Ok((before.iter().filter(wanted).count(), chosen))
}

/// Quien nombra un paso no puede pedir además que los elija la lección.
fn refuse_to_choose(lesson: &Lesson, general: &General, named: &Step) -> Result<(), UsageError> {
    let complaint = match (&general.from, general.essential) {
        (Some(first), _) => {
            let first = find::step(lesson, first, None)?.name;
            format!(
                "«--desde {first}» ya pide ese paso y todos los que van detrás: quita «{}»",
                named.name
            )
        }
        (None, true) => {
            format!("«--imprescindibles» ya elige los pasos: quita «{}»", named.name)
        }
        (None, false) => return Ok(()),
    };
    Err(with_hint(lesson, None, &complaint))
}

/// Pone detrás del paso, como opciones, las palabras que van detrás del primer `--`.
fn name_order(arguments: &mut Vec<OsString>) -> Result<(), &'static str> {
    let Some(dashes) = arguments.iter().position(|word| word == "--") else { return Ok(()) };
    let order = arguments.split_off(dashes).into_iter().skip(1).map(|word| {
        let mut option = OsString::from(format!("--{ORDER}="));
        option.push(word);
        option
    });
    let order: Vec<_> = order.collect();
    if order.is_empty() {
        return Err("falta la orden, detrás de «--»");
    }
    arguments.splice(1..1, order);
    Ok(())
}

/// Por qué no vale lo que se ha escrito detrás de `current`, o delante de cualquier paso.
fn explain(
    lesson: &Lesson,
    current: Option<&'static Step>,
    words: &[OsString],
    error: &clap::Error,
) -> UsageError {
    let words: Vec<String> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let misplaced = unknown_option(error)
        .and_then(|option| find::misplaced_option(lesson, current, &option, &words));
    let complaint =
        misplaced.unwrap_or_else(|| UsageError::from_clap(error, &command(current)).to_string());
    with_hint(lesson, current, &complaint)
}

fn choose_colors(choice: Option<&str>) {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    colored::control::set_override(match choice {
        Some("siempre") => true,
        Some("nunca") => false,
        _ => std::io::stdout().is_terminal() && !no_color,
    });
}
