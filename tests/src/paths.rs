//! La raíz del cuaderno, sus lecciones y el binario de cada una.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

/// Los binarios ya construidos por este proceso.
static BUILT: Mutex<BTreeMap<String, PathBuf>> = Mutex::new(BTreeMap::new());

/// La carpeta del `Cargo.toml` del cuaderno.
pub fn workspace_root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// Los nombres de las lecciones, por orden: `00_process`, `01_sync_processes`… `06_exam` no lo es: no tiene pasos, ni por
/// tanto carpeta `python`.
///
/// # Panics
/// Si no se puede leer la carpeta `lessons`.
pub fn lesson_names() -> Vec<String> {
    let folder = workspace_root().join("lessons");
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let lessons = entries.flatten().filter(|entry| entry.path().join("python").is_dir());
    let mut names: Vec<_> =
        lessons.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Las lecciones por el nombre de su binario, cada una con su carpeta: `01_sync` está en `lessons/01_sync_processes`.
///
/// # Panics
/// Si alguna no declara su binario en `Cargo.toml`.
pub fn lessons_by_binary() -> BTreeMap<String, PathBuf> {
    let lesson = |folder: String| {
        let folder = workspace_root().join("lessons").join(folder);
        let manifest = folder.join("Cargo.toml");
        let text = fs::read_to_string(&manifest)
            .unwrap_or_else(|error| panic!("{}: {error}", manifest.display()));
        let (_, rest) =
            text.split_once("[[bin]]\nname = \"").expect("toda lección declara su binario");
        (rest.split('"').next().unwrap_or_default().to_owned(), folder)
    };
    lesson_names().into_iter().map(lesson).collect()
}

/// Los ficheros con esa extensión que hay en una carpeta y en las que contiene, por orden.
///
/// # Panics
/// Si no se puede leer alguna carpeta.
pub fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut pending = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = pending.pop() {
        let entries =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// La ruta del binario de una lección; la construye la primera vez que este proceso la pide.
///
/// Las pruebas de la propia lección no lo necesitan: tienen `env!("CARGO_BIN_EXE_…")`.
///
/// # Panics
/// Si no compila; el mensaje trae lo que dijo Cargo.
#[track_caller]
pub fn lesson_bin(name: &str) -> PathBuf {
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    built.entry(name.to_owned()).or_insert_with(|| build(&[], name)).clone()
}

/// La ruta de `cronograma`, que queda al lado de las lecciones; lo construye la primera vez que este proceso lo pide.
///
/// # Panics
/// Si no compila; el mensaje trae lo que dijo Cargo.
#[track_caller]
pub fn witness_bin() -> PathBuf {
    const NAME: &str = "cronograma";
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    built.entry(NAME.to_owned()).or_insert_with(|| build(&["--package", "witness"], NAME)).clone()
}

fn build(package: &[&str], name: &str) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--quiet", "--message-format=json", "--bin", name])
        .args(package)
        .current_dir(workspace_root());
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    let output =
        command.output().unwrap_or_else(|error| panic!("no se puede ejecutar cargo: {error}"));
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> =
        messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let executable = messages.iter().find_map(|message| {
        let wanted = message["reason"] == "compiler-artifact" && message["target"]["name"] == name;
        message["executable"].as_str().filter(|_| wanted)
    });
    match executable {
        Some(path) if output.status.success() => path.into(),
        _ => {
            let errors: String =
                messages.iter().filter_map(|line| line["message"]["rendered"].as_str()).collect();
            let complaint = String::from_utf8_lossy(&output.stderr);
            panic!("no se ha podido construir {name}:\n{errors}{complaint}")
        }
    }
}

/// El texto de una página del libro, con las preguntas de examen, que son una grabación que es Markdown.
///
/// # Panics
/// Si falta la página o la grabación.
pub fn page_text(page: &Path) -> String {
    const ASKED: &str = "{{#include salidas/examen";
    let read = |path: &Path| {
        fs::read_to_string(path).unwrap_or_else(|_| panic!("falta {}", path.display()))
    };
    let text = read(page);
    let Some((before, included)) = text.split_once(ASKED) else { return text };
    let (part, after) = included.split_once(".txt}}").expect("la inclusión se cierra");
    // Lo que incluye está escrito desde su carpeta.
    let asked = read(&page.with_file_name(format!("salidas/examen{part}.txt")));
    format!("{before}{}{after}", asked.replace("{{#include ../", "{{#include "))
}
