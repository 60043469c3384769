//! Cuánto se lleva visto y hecho de una lección.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use course::{CourseLesson, progress};

/// «3 de 23 pasos, 1 de 7 ejercicios»; nada, si no se encuentra la lección. Cada paso tiene un programa en `python`, y
/// cada ejercicio, una carpeta en `exercises`.
pub fn line(workbook: &Path, lesson: &CourseLesson) -> String {
    let Some(folder) = folder_of(&workbook.join("lessons"), lesson.number()) else {
        return String::new();
    };
    let steps = names_in(&folder.join("python"), ".py");
    let exercises = names_in(&folder.join("exercises"), "");
    let seen = steps.intersection(&progress::steps_seen(lesson.name)).count();
    let done = exercises.intersection(&progress::exercises_done()).count();
    format!("    {seen} de {} pasos, {done} de {} ejercicios\n", steps.len(), exercises.len())
}

/// La carpeta puede no llamarse como el binario: la de `01_sync` es `01_sync_processes`.
fn folder_of(lessons: &Path, number: &str) -> Option<PathBuf> {
    let start = format!("{number}_");
    let mut entries = fs::read_dir(lessons).ok()?.flatten();
    let found = entries.find(|entry| entry.file_name().to_string_lossy().starts_with(&start))?;
    Some(found.path())
}

/// Los nombres que acaban así, sin ese final.
fn names_in(folder: &Path, ending: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let name =
        |entry: fs::DirEntry| Some(entry.file_name().to_str()?.strip_suffix(ending)?.to_owned());
    entries.filter_map(name).collect()
}
