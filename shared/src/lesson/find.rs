//! Encontrar lo que se ha escrito: un paso por su nombre o su número, y el paso al que le toca una opción.

use super::command::{has_option, order};
use super::usage::{UsageError, nearest};
use super::{Lesson, Step};
use crate::foreign::printable;

/// El paso que se llama así o que lleva ese número en la lista. `previous` es el que se ha escrito delante.
pub(super) fn step(
    lesson: &Lesson,
    name: &str,
    previous: Option<&'static Step>,
) -> Result<&'static Step, UsageError> {
    if let Some(step) = lesson.steps.iter().find(|step| step.name == name) {
        return Ok(step);
    }
    let total = lesson.steps.len();
    if let Ok(number) = name.parse::<usize>() {
        let step = number.checked_sub(1).and_then(|position| lesson.steps.get(position));
        return step.ok_or_else(|| {
            let complaint = format!("no hay ningún paso {number}: van del 1 al {total}");
            with_hint(lesson, None, &complaint)
        });
    }
    let names = || lesson.steps.iter().map(|step| step.name);
    let advice = match (nearest(name, names()), previous) {
        (Some(near), _) => format!("¿Querías decir «{near}»?"),
        (None, Some(step)) if order(step).is_some() => {
            format!("Si es la orden para «{}», escribe «--» delante.", step.name)
        }
        (None, _) => format!("Los pasos son: {}.", names().collect::<Vec<_>>().join(", ")),
    };
    Err(with_hint(lesson, None, &format!("no hay ningún paso «{}». {advice}", printable(name))))
}

/// Qué decir de una opción que no es general ni de este paso, si es de algún otro.
///
/// `words` es lo que se ha escrito: si nombra un paso que la tiene, el ejemplo es con ese.
pub(super) fn misplaced_option(
    lesson: &Lesson,
    current: Option<&Step>,
    option: &str,
    words: &[String],
) -> Option<String> {
    let owners: Vec<&Step> = lesson.steps.iter().filter(|step| has_option(step, option)).collect();
    let named = owners.iter().find(|step| words.iter().any(|word| word == step.name));
    let owner = named.or(owners.first())?;
    if let Some(current) = current {
        return Some(format!(
            "no existe la opción «{option}» en el paso «{}»: {}",
            current.name,
            whose(&owners)
        ));
    }
    Some(format!(
        "«{option}» {}: va detrás del paso, como en `{} {} {option}{}`",
        whose(&owners),
        command_of(lesson),
        owner.name,
        value_of(option, words)
    ))
}

/// El valor que se le dio, si se ve cuál es: « 4», «=4».
fn value_of(option: &str, words: &[String]) -> String {
    let together = words.iter().find_map(|word| word.strip_prefix(option)?.strip_prefix('='));
    if let Some(value) = together {
        return format!("={value}");
    }
    let next = words.iter().skip_while(|word| *word != option).nth(1);
    let number = next.filter(|word| word.parse::<i64>().is_ok());
    number.map(|value| format!(" {value}")).unwrap_or_default()
}

/// «es del paso «map»», «es de los pasos «map», «orden» y otros 3».
fn whose(owners: &[&Step]) -> String {
    const NAMED: usize = 3;
    let quoted: Vec<String> =
        owners.iter().take(NAMED).map(|step| format!("«{}»", step.name)).collect();
    match (owners.len(), &quoted[..]) {
        (1, [only]) => format!("es del paso {only}"),
        (2 | 3, [first @ .., last]) => {
            format!("es de los pasos {} y {last}", first.join(", "))
        }
        (total, _) => match total - NAMED {
            1 => format!("es de los pasos {} y otro", quoted.join(", ")),
            others => format!("es de los pasos {} y otros {others}", quoted.join(", ")),
        },
    }
}

/// Una queja, y dónde está la ayuda de la lección o del paso.
pub(super) fn with_hint(lesson: &Lesson, step: Option<&Step>, complaint: &str) -> UsageError {
    let step = step.map(|step| format!("{} ", step.name)).unwrap_or_default();
    UsageError::new(format!(
        "{complaint}\n   La ayuda está en: `{} {step}--ayuda`",
        command_of(lesson)
    ))
}

pub(super) fn command_of(lesson: &Lesson) -> String {
    course::find(lesson.name).map(course::CourseLesson::command).unwrap_or_default()
}
