//! Genera el libro con la biblioteca de mdBook y convierte en error todo lo que mdBook advierta.

use anyhow::{Context, Result, bail};
use mdbook_driver::MDBook;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// La carpeta del libro en el árbol de fuentes.
pub fn book_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("book")
}

/// Genera en `destination` el libro que hay en `root`.
pub fn build_book(root: &Path, destination: &Path) -> Result<()> {
    let warnings = Warnings::default();
    tracing::subscriber::with_default(warnings.clone(), || -> Result<()> {
        let mut book = MDBook::load(root)
            .with_context(|| format!("no se puede leer el libro de {}", root.display()))?;
        book.config.build.build_dir = destination.to_path_buf();
        book.build().context("mdBook no ha podido generar el libro")
    })?;
    let warnings = warnings.0.lock().expect("nadie entra en pánico con el cerrojo");
    if !warnings.is_empty() {
        bail!("mdBook ha avisado de lo siguiente:\n{}", warnings.join("\n"));
    }
    Ok(())
}

/// Los avisos y errores que mdBook escribe en su registro, donde nadie los vería.
#[derive(Clone, Default)]
struct Warnings(Arc<Mutex<Vec<String>>>);

impl Subscriber for Warnings {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::WARN
    }

    fn event(&self, event: &Event<'_>) {
        let mut text = String::new();
        let mut visitor = |field: &Field, value: &dyn std::fmt::Debug| {
            write!(text, "{field}: {value:?} ").expect("escribir en memoria no falla");
        };
        event.record(&mut visitor as &mut dyn Visit);
        self.0.lock().expect("nadie entra en pánico con el cerrojo").push(text);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
