//! Los pasos de cada lección, según su propia `--lista`.

use shared::lesson::COURSE;
use tests::{Run, lesson_bin};

/// Las lecciones que ya se pueden ejecutar.
pub fn written() -> impl Iterator<Item = &'static str> {
    COURSE.iter().filter(|lesson| lesson.written).map(|lesson| lesson.name)
}

pub fn names(lesson: &str) -> Vec<String> {
    let outcome = Run::new(lesson_bin(lesson)).arg("--lista").run();
    outcome.assert_code(0);
    let first = |line: &String| Some(line.split_whitespace().next()?.to_owned());
    outcome.lines().iter().filter_map(first).collect()
}
