//! Lo que escriben por la salida los programas que abren el cuaderno.

use std::io::{self, ErrorKind, Write};

/// Que nadie lea la salida (`… | head -1`) no es un error.
///
/// # Errors
/// Si no se puede escribir, por ejemplo porque el disco está lleno.
pub fn say(text: &str) -> Result<(), &'static str> {
    let mut stdout = io::stdout();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err("no se puede escribir en la salida")
        }
        _ => Ok(()),
    }
}
