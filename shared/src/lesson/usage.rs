//! Mal uso: los errores de `clap`, en español y con lo que hay que hacer.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use thiserror::Error;

use crate::foreign::printable;

/// Se ha pedido algo que no vale; la lección acaba con 2.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct UsageError(String);

impl UsageError {
    /// Un mal uso que descubre un paso: qué pasa y qué hacer.
    pub fn new(text: impl Into<String>) -> Self {
        UsageError(text.into())
    }

    pub(super) fn from_clap(error: &clap::Error, command: &Command) -> Self {
        UsageError(explain(error, command))
    }
}

/// La opción que no existe, si es de lo que se queja `clap`.
pub(super) fn unknown_option(error: &clap::Error) -> Option<String> {
    (error.kind() == ErrorKind::UnknownArgument).then(|| text(error, ContextKind::InvalidArg))
}

fn explain(error: &clap::Error, command: &Command) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => match suggestion(error, command) {
            Some(near) => format!("no existe la opción «{argument}». ¿Querías decir «{near}»?"),
            None => format!("no existe la opción «{argument}»"),
        },
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("a la opción «{argument}» le falta su valor")
        }
        ErrorKind::InvalidValue => {
            let valid = text(error, ContextKind::ValidValue);
            format!("«{value}» no vale para «{argument}»: los valores posibles son {valid}")
        }
        ErrorKind::ValueValidation => {
            let reason =
                std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("«{value}» no vale para «{argument}»: {reason}")
        }
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg);
            if other.is_empty() || other == argument {
                format!("la opción «{argument}» solo puede aparecer una vez")
            } else {
                format!("«{argument}» y «{other}» no pueden ir juntas")
            }
        }
        ErrorKind::TooManyValues => {
            format!("la opción «{argument}» no lleva ningún valor: quita «{value}»")
        }
        ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("la opción «{argument}» lleva otro número de valores")
        }
        ErrorKind::NoEquals => format!("escribe el valor de «{argument}» detrás de un signo igual"),
        ErrorKind::MissingRequiredArgument => format!("falta {argument}"),
        ErrorKind::InvalidUtf8 => "un argumento no es texto UTF-8: escríbelo de nuevo".to_owned(),
        _ => "no entiendo los argumentos".to_owned(),
    }
}

/// La opción que propone `clap` o, si no propone ninguna, la que más se parece.
fn suggestion(error: &clap::Error, command: &Command) -> Option<String> {
    let suggested = text(error, ContextKind::SuggestedArg);
    if !suggested.is_empty() {
        return Some(suggested);
    }
    let typed = text(error, ContextKind::InvalidArg);
    let options = command.get_arguments().filter_map(|argument| argument.get_long());
    let near = nearest(typed.trim_start_matches('-'), options)?;
    Some(format!("--{near}"))
}

/// El nombre más parecido al que se ha escrito, si alguno se parece lo bastante.
pub(super) fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.7;
    names
        .map(|name| (strsim::jaro_winkler(&typed.to_lowercase(), name), name))
        .filter(|(likeness, _)| *likeness > ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => printable(text),
        Some(ContextValue::Strings(texts)) => printable(texts.join(", ")),
        _ => String::new(),
    }
}
