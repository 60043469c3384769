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
        let valid = |text: &str| text.parse().ok().filter(|number| limits.contains(number));
        if let Some(number) = valid(text.trim()) {
            return Ok(number);
        }
        let (least, most) = (limits.start(), limits.end());
        let rule = format!("ha de ser un número entero entre {least} y {most} ({unit})");
        let digits = text.replace(['.', ',', ' ', '_', '\u{a0}'], "");
        match valid(&digits) {
            Some(number) if in_thousands(text) => {
                Err(format!("{rule}, escrito sin separar los miles: {number}"))
            }
            _ => Err(rule),
        }
    }
}

/// Dice si el texto es un número con los miles separados: «1.000», «200 000».
fn in_thousands(text: &str) -> bool {
    let groups: Vec<&str> = text.trim().split(['.', ',', ' ', '_', '\u{a0}']).collect();
    let digits = |group: &&str| group.chars().all(|digit| digit.is_ascii_digit());
    groups.len() > 1
        && groups.iter().all(digits)
        && (1..=3).contains(&groups[0].len())
        && groups[1..].iter().all(|group| group.len() == 3)
}

/// El PID de un proceso. También acepta el 0 y los negativos, que en `kill(2)` son grupos: quien lo recibe lo dice.
///
/// # Errors
/// Un texto que dice qué es un PID.
pub fn parse_pid(text: &str) -> Result<i32, String> {
    text.trim().parse().map_err(|_| {
        "un PID es el número de un proceso, y está en la segunda columna de `ps -ef`".to_owned()
    })
}

/// Una señal por su nombre, con `SIG` delante o sin él, o por su número: `TERM`, `SIGTERM`, `RTMIN+3`, `15`.
///
/// # Errors
/// Un texto que dice cómo se escribe.
pub fn parse_signal(text: &str) -> Result<SignalNumber, UnknownSignal> {
    text.parse()
}
