//! Lo que cada uno lleva visto y hecho, en la carpeta de estado de su usuario.
//!
//! Cada paso visto es un fichero vacío, `pasos/00_process/memoria`: se crea de una vez, sin esperar a nadie, y da igual
//! cuántos lo hagan a la vez. Los ejercicios los apunta `cargo practica`, en `progreso.json`.

mod done;

use std::collections::BTreeSet;
use std::env;
use std::fs::{self, OpenOptions};
use std::path::PathBuf;

use crate::find;

/// La carpeta del cuaderno entre las de estado del usuario, según XDG: una ruta que no es absoluta se ignora.
pub fn state_folder() -> Option<PathBuf> {
    let absolute =
        |variable| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = absolute("XDG_STATE_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".local/state")))?;
    Some(state.join("cuaderno-de-procesos"))
}

/// Apunta que se ha visto un paso. Si no se puede, no pasa nada: ver la lección importa más.
pub fn note_step(lesson: &str, step: &str) {
    let safe = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    if find(lesson).is_none() || step.is_empty() || !step.chars().all(safe) {
        return;
    }
    if let Some(folder) = steps_folder(lesson) {
        let _ = fs::create_dir_all(&folder);
        let _ = OpenOptions::new().write(true).create_new(true).open(folder.join(step));
    }
}

/// Los pasos que se han visto de una lección.
pub fn steps_seen(lesson: &str) -> BTreeSet<String> {
    let entries = steps_folder(lesson).and_then(|folder| fs::read_dir(folder).ok());
    let names = entries.into_iter().flatten().flatten();
    names.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Los ejercicios que están hechos en algún lenguaje; ninguno, si lo apuntado no se puede leer.
pub fn exercises_done() -> BTreeSet<String> {
    let text =
        state_folder().and_then(|folder| fs::read_to_string(folder.join("progreso.json")).ok());
    text.map(|text| done::names(&text)).unwrap_or_default()
}

fn steps_folder(lesson: &str) -> Option<PathBuf> {
    Some(state_folder()?.join("pasos").join(lesson))
}
