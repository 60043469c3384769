//! Qué cambia de un trozo de código al siguiente, para enseñarlo en el libro.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::snippet::piece;

/// El segundo trozo al lado del primero, como lo escribe `diff -u`, entero y sin sus títulos. Un trozo es
/// «fichero:ancla», y su fichero está en la carpeta.
///
/// # Panics
/// Si falta alguno, o `diff`.
pub fn change(folder: &Path, before: &str, after: &str) -> String {
    let scratch = tempfile::tempdir().unwrap();
    let files = [("antes", before), ("despues", after)].map(|(name, snippet)| {
        let path = scratch.path().join(name);
        fs::write(&path, piece(folder, snippet).1).unwrap();
        path
    });
    let output = Command::new("diff").args(["-U", "1000"]).args(&files).output();
    let output = output.expect("hace falta diff (paquete diffutils)");
    let lines = String::from_utf8(output.stdout).unwrap();
    // Las tres primeras dicen los ficheros y las líneas.
    lines.lines().skip(3).map(|line| format!("{}\n", line.trim_end())).collect()
}
