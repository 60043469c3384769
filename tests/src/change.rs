//! Qué cambia de un trozo de código al siguiente, para enseñarlo en el libro.

use std::fs;
use std::path::Path;
use std::process::Command;

/// El segundo trozo al lado del primero, como lo escribe `diff -u`, entero y sin sus títulos. Un trozo es
/// «fichero:ancla», y su fichero está en la carpeta.
///
/// # Panics
/// Si falta alguno, o `diff`.
pub fn change(folder: &Path, before: &str, after: &str) -> String {
    let scratch = tempfile::tempdir().unwrap();
    let files = [("antes", before), ("despues", after)].map(|(name, snippet)| {
        let path = scratch.path().join(name);
        fs::write(&path, anchored(folder, snippet)).unwrap();
        path
    });
    let output = Command::new("diff").args(["-U", "1000"]).args(&files).output();
    let output = output.expect("hace falta diff (paquete diffutils)");
    let lines = String::from_utf8(output.stdout).unwrap();
    // Las tres primeras dicen los ficheros y las líneas.
    lines.lines().skip(3).map(|line| format!("{}\n", line.trim_end())).collect()
}

fn anchored(folder: &Path, snippet: &str) -> String {
    let (file, anchor) = snippet.split_once(':').expect("ha de ser fichero:ancla");
    let code = fs::read_to_string(folder.join(file)).unwrap_or_else(|_| panic!("falta {file}"));
    let inside = code
        .split_once(&format!("# ANCHOR: {anchor}\n"))
        .and_then(|(_, rest)| rest.split_once(&format!("# ANCHOR_END: {anchor}\n")));
    inside.unwrap_or_else(|| panic!("{file} no tiene el ancla «{anchor}»")).0.to_owned()
}
