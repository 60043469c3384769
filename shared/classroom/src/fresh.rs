//! El libro que se sirve está al día: si algo de lo que enseña es más nuevo, se genera otra vez.

use std::fs::{self, File};
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result};

/// Lo que el libro enseña.
const SHOWN: [&str; 3] = ["book/src", "book/theme", "lessons"];

/// Si dos empiezan a la vez, solo lo genera uno, y no mientras el otro ya lo sirve.
pub fn make_book(root: &Path) -> Result<()> {
    let turn = File::open(root.join("Cargo.toml")).context("falta el Cargo.toml del cuaderno")?;
    turn.lock().context("no se puede esperar a que otro acabe de generar el libro")?;
    let made = changed(&root.join("book/book/print.html"));
    let newest = SHOWN.iter().map(|folder| newest_below(&root.join(folder))).max().flatten();
    if made.is_none() || made < newest.max(changed(&root.join("book/book.toml"))) {
        crate::cargo(&["libro"])?;
    }
    Ok(())
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}

fn newest_below(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).ok()?.map_while(Result::ok);
    let of = |entry: fs::DirEntry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => newest_below(&entry.path()),
        Ok(kind) if kind.is_file() => changed(&entry.path()),
        _ => None,
    };
    entries.filter_map(of).max()
}
