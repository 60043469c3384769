//! En el hijo: dejar las señales como estaban y convertirse en la orden.

use std::ffi::{CString, OsString};
use std::os::unix::ffi::OsStrExt;

use nix::errno::Errno;
use nix::unistd::execvp;
use shared::ending::restore_sigpipe;
use shared::errno::describe;
use shared::foreign::printable;
use shared::inherited::Ignored;
use shared::voice;

use super::mascara::desbloquear_todas;

/// Solo vuelve si no se puede.
pub fn convertirse_en(orden: &[OsString], ya_ignoradas: Ignored) -> i32 {
    restore_sigpipe(); // Rust la ignora al arrancar, y exec conserva lo ignorado.
    ya_ignoradas.ignore_again();
    desbloquear_todas();
    let palabras: Result<Vec<_>, _> =
        orden.iter().map(|p| CString::new(p.as_bytes())).collect();
    let Ok(palabras) = palabras else { return 126 };
    let Err(error) = execvp(&palabras[0], &palabras);
    voice::print_error(&format!(
        "Error: {}: {}\n",
        printable(&orden[0]),
        describe(error)
    ));
    if [Errno::ENOENT, Errno::ENOTDIR].contains(&error) { 127 } else { 126 }
}
