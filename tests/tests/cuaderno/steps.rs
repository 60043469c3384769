//! Los pasos de cada lección, según su propia `--lista`.

use shared::lesson::COURSE;
use tests::lesson::listed_steps;
use tests::{Run, lesson_bin};

/// Las lecciones que ya se pueden ejecutar.
pub fn written() -> impl Iterator<Item = &'static str> {
    COURSE.iter().filter(|lesson| lesson.written).map(|lesson| lesson.name)
}

pub fn names(lesson: &str) -> Vec<String> {
    let outcome = Run::new(lesson_bin(lesson)).arg("--lista").run();
    outcome.assert_code(0);
    listed_steps(&outcome)
}
