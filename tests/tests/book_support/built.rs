//! El libro generado en una carpeta temporal, una vez para todas las pruebas de un binario.

use super::build::{book_root, build_book};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

/// El libro se genera cuando lo pide la primera prueba y se borra cuando acaba la última.
#[derive(Clone)]
pub struct BuiltBook(Arc<LazyLock<Result<TempDir, String>, Builder>>);

type Builder = Box<dyn FnOnce() -> Result<TempDir, String> + Send>;

impl BuiltBook {
    /// El libro del cuaderno.
    pub fn real() -> Self {
        Self::from_builder(|| build_into_temp(&book_root()))
    }

    /// Un libro de una página, `markdown`, con la configuración y el tema del cuaderno.
    #[allow(dead_code, reason = "solo lo usan las pruebas con navegador")]
    pub fn sample(markdown: &'static str) -> Self {
        Self::from_builder(move || {
            let root = tempfile::tempdir().map_err(|error| error.to_string())?;
            write_sample(root.path(), markdown).map_err(|error| error.to_string())?;
            build_into_temp(root.path())
        })
    }

    fn from_builder(builder: impl FnOnce() -> Result<TempDir, String> + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(builder))))
    }

    /// La carpeta del libro generado.
    pub fn path(&self) -> &Path {
        match &**self.0 {
            Ok(folder) => folder.path(),
            Err(error) => panic!("El libro no se genera: {error}"),
        }
    }

    /// Todos los ficheros con esta extensión, ordenados.
    pub fn files(&self, extension: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut pending = vec![self.path().to_owned()];
        while let Some(folder) = pending.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    pending.push(path);
                } else if path.extension().is_some_and(|found| found == extension) {
                    found.push(path);
                }
            }
        }
        found.sort();
        found
    }
}

fn build_into_temp(root: &Path) -> Result<TempDir, String> {
    let folder =
        tempfile::Builder::new().prefix("libro-").tempdir().map_err(|error| error.to_string())?;
    build_book(root, folder.path()).map_err(|error| format!("{error:#}"))?;
    Ok(folder)
}

fn write_sample(root: &Path, markdown: &str) -> std::io::Result<()> {
    let ours = book_root();
    // Lo último de la configuración nombra páginas que el libro de una página no tiene.
    let config = fs::read_to_string(ours.join("book.toml"))?;
    let (config, _) = config.split_once("[output.html.search.chapter]").unwrap_or((&config, ""));
    fs::write(root.join("book.toml"), config)?;
    std::os::unix::fs::symlink(fs::canonicalize(ours.join("theme"))?, root.join("theme"))?;
    fs::create_dir(root.join("src"))?;
    fs::copy(ours.join("src/notas.html"), root.join("src/notas.html"))?;
    fs::write(root.join("src/SUMMARY.md"), "- [Uno](uno.md)\n- [Dos](dos.md)\n")?;
    fs::write(root.join("src/uno.md"), markdown)?;
    fs::write(root.join("src/dos.md"), "# Dos\n\nOtra página.\n")
}
