//! Opciones de los pasos: números con límites y unidades, y errores en español.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::signal::{SignalNumber, UnknownSignal};

/// Un número entero entre dos límites, para `#[arg(value_parser = between(1..=64, "procesos"))]`.
pub fn between<T>(
    limits: RangeInclusive<T>,
    unit: &'static str,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static
where
    T: FromStr + PartialOrd + Display + Clone + Send + Sync + 'static,
{
    move |text| {
        let (least, most) = (limits.start(), limits.end());
        match text.trim().parse() {
            Ok(number) if limits.contains(&number) => Ok(number),
            _ => Err(format!("ha de ser un número entero entre {least} y {most} ({unit})")),
        }
    }
}

/// Una señal por su nombre, con `SIG` delante o sin él, o por su número: `TERM`, `SIGTERM`, `RTMIN+3`, `15`.
///
/// # Errors
/// Un texto que dice cómo se escribe.
pub fn parse_signal(text: &str) -> Result<SignalNumber, UnknownSignal> {
    text.parse()
}
