//! Lo que se tarda en enseñar cada capítulo, según los minutos que declaran las páginas de cada paso.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::iter::Sum;
use std::path::Path;

use shared::lesson::COURSE;

use crate::lesson::{essential_of, steps_of};
use crate::pages::pages_of;

/// Los minutos que declaran las páginas de un paso.
///
/// # Panics
/// Si no hay página, o alguna no los declara.
pub fn minutes_of(lesson: &str, step: &str) -> u32 {
    let pages = pages_of(lesson, step);
    assert!(!pages.is_empty(), "{lesson}/{step} no tiene página");
    pages.iter().map(|page| declared_in(page)).sum()
}

fn declared_in(page: &Path) -> u32 {
    let text = fs::read_to_string(page).unwrap_or_default();
    let declared = text.split_once("data-minutos=\"").and_then(|(_, rest)| rest.split_once('"'));
    declared
        .and_then(|(minutes, _)| minutes.parse().ok())
        .unwrap_or_else(|| panic!("{} no dice sus minutos", page.display()))
}

/// La tabla de lo que se tarda en cada capítulo y en el curso, lo imprescindible y todo, en Markdown.
pub fn table() -> String {
    let mut text = String::from("| Capítulo | Lo imprescindible | Todo |\n|---|---|---|\n");
    let mut chapters = Vec::new();
    for lesson in COURSE.iter().filter(|lesson| lesson.written) {
        let row = Row::of(lesson.name);
        let number = lesson.name.split('_').next().unwrap_or_default();
        text += &format!("| {number} · {} | {} | {} |\n", lesson.title, row.essential, row.all);
        chapters.push(row);
    }
    let essential: Load = chapters.iter().map(|row| row.essential).sum();
    let all: Load = chapters.iter().map(|row| row.all).sum();
    text + &format!("| **El curso** | {essential} | {all} |\n")
}

/// Lo que se tarda en un capítulo.
struct Row {
    essential: Load,
    all: Load,
}

impl Row {
    fn of(lesson: &str) -> Self {
        let steps = steps_of(lesson).iter().zip(essential_of(lesson));
        let loads: Vec<(Load, bool)> = steps
            .map(|(step, essential)| {
                (Load { steps: 1, minutes: minutes_of(lesson, step) }, *essential)
            })
            .collect();
        let essential = loads.iter().filter(|(_, essential)| *essential);
        Self {
            essential: essential.map(|(load, _)| *load).sum(),
            all: loads.iter().map(|(load, _)| *load).sum(),
        }
    }
}

/// Unos cuantos pasos, y lo que duran.
#[derive(Clone, Copy, Debug, Default)]
struct Load {
    steps: u32,
    minutes: u32,
}

impl Sum for Load {
    fn sum<I: Iterator<Item = Self>>(loads: I) -> Self {
        loads.fold(Self::default(), |sum, load| Self {
            steps: sum.steps + load.steps,
            minutes: sum.minutes + load.minutes,
        })
    }
}

impl Display for Load {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let steps = if self.steps == 1 { "paso" } else { "pasos" };
        match (self.minutes / 60, self.minutes % 60) {
            (0, minutes) => write!(f, "{minutes} min")?,
            (hours, 0) => write!(f, "{hours} h")?,
            (hours, minutes) => write!(f, "{hours} h {minutes} min")?,
        }
        write!(f, ", {} {steps}", self.steps)
    }
}
