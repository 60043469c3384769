//! Peldaño 1: una orden. `fork`, `exec` y `wait`.

use std::ffi::CString;

use nix::errno::Errno;
use nix::unistd::{ForkResult, Pid, execvp};
use shared::ending::exit_now;
use shared::errno::describe;
use shared::foreign::printable;
use shared::fork::{ForkError, fork};
use shared::voice;

pub const NO_SE_PUEDE_EJECUTAR: i32 = 126;
pub const NO_EXISTE: i32 = 127;

// ANCHOR: lanzar
/// Crea un hijo que ejecuta `que_hacer` y termina con el código que devuelva.
pub fn lanzar(que_hacer: impl FnOnce() -> i32) -> Result<Pid, ForkError> {
    match fork()? {
        ForkResult::Child => exit_now(que_hacer()),
        ForkResult::Parent { child } => Ok(child),
    }
}

/// Este proceso pasa a ejecutar el programa. Solo vuelve si no se puede, con el
/// código que lo dice.
pub fn convertirse_en(argumentos: &[Vec<u8>]) -> i32 {
    // Los argumentos no llevan bytes nulos: no los admite quien los lee.
    let argumentos: Vec<CString> = argumentos
        .iter()
        .filter_map(|palabra| CString::new(palabra.clone()).ok())
        .collect();
    let Some(programa) = argumentos.first() else { return 0 };
    let Err(error) = execvp(programa, &argumentos);
    quejarse(&format!("{}: {}", programa.to_string_lossy(), describe(error)));
    let no_existe = [Errno::ENOENT, Errno::ENOTDIR].contains(&error);
    if no_existe { NO_EXISTE } else { NO_SE_PUEDE_EJECUTAR }
}
// ANCHOR_END: lanzar

/// Un mensaje por la salida de errores; si nadie puede leerlo, se pierde.
pub fn quejarse(texto: &str) {
    escribir(&format!("minishell: {}\n", printable(texto)));
}

/// Avisos y mensajes van por la salida de errores: la salida es de las órdenes.
pub fn escribir(texto: &str) {
    voice::print_error(texto);
}
