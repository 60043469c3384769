//! `printf`, `exit` y `_exit` de C, con su búfer: el de Rust se vacía en cada fin de línea también en una tubería.

use std::ffi::CStr;

/// Deja el texto en el búfer de `stdout`.
pub fn printf(texto: &CStr) {
    // SAFETY: `texto` acaba en un byte nulo y no lleva ningún `%`, así que no hacen
    // falta más argumentos.
    unsafe { libc::printf(texto.as_ptr()) };
}

/// Vacía los búferes de C y termina.
pub fn exit(codigo: i32) -> ! {
    // SAFETY: el proceso tiene un solo hilo y no ha registrado nada con `atexit`.
    unsafe { libc::exit(codigo) }
}

/// Termina ya, sin vaciar nada.
pub fn _exit(codigo: i32) -> ! {
    shared::ending::exit_now(codigo)
}
