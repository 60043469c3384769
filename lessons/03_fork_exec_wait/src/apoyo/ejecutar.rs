//! Convertirse en otro programa, como en el paso `exec`.

use std::ffi::CStr;

use nix::unistd::execvp;
use shared::ending::{exit_now, restore_sigpipe};
use shared::errno::describe;
use shared::say;

// ANCHOR: ejecutar
/// Los argumentos empiezan por el nombre del programa.
pub fn ejecutar(argumentos: &[&CStr]) -> ! {
    // Rust ignora SIGPIPE, y lo ignorado se sigue ignorando tras exec.
    restore_sigpipe();
    let Err(error) = execvp(argumentos[0], argumentos);
    say!("execvp ha fallado: {}", describe(error));
    exit_now(127)
}
// ANCHOR_END: ejecutar
