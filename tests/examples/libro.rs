//! `cargo libro`: genera el libro sin tener mdBook instalado.

#[path = "../tests/book_support/build.rs"]
mod build;

use std::fs::File;
use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args_os().len() > 1 {
        eprintln!("«cargo libro» no admite argumentos: genera el libro en book/book.");
        return ExitCode::from(2);
    }
    let root = build::book_root();
    let destination = root.join("book");
    // Dos a la vez se borrarían los ficheros la una a la otra. Si no se puede cerrar, lo dirá mdBook.
    let _only_one = File::open(root.join("book.toml")).inspect(|file| drop(file.lock()));
    match build::build_book(&root, &destination) {
        Ok(()) => {
            let index = destination.join("index.html");
            println!("El libro está listo. Abre en el navegador: {}", index.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("No se ha podido generar el libro: {error:#}");
            ExitCode::FAILURE
        }
    }
}
