//! Las de la `l`, que reciben los argumentos uno a uno. Son de C, y `nix` no las tiene: en Rust una función no puede
//! tener un número variable de argumentos.

use std::convert::Infallible;
use std::ffi::{CStr, c_char};
use std::ptr::null;

use nix::errno::Errno;

// ANCHOR: execl
pub fn execl(programa: &CStr, argumentos: [&CStr; 3]) -> nix::Result<Infallible> {
    let [nombre, uno, dos] = argumentos.map(CStr::as_ptr);
    // SAFETY: son cadenas acabadas en un byte nulo, y el último argumento es un puntero nulo.
    unsafe { libc::execl(programa.as_ptr(), nombre, uno, dos, null::<c_char>()) };
    Err(Errno::last())
}
// ANCHOR_END: execl

pub fn execlp(programa: &CStr, argumentos: [&CStr; 3]) -> nix::Result<Infallible> {
    let [nombre, uno, dos] = argumentos.map(CStr::as_ptr);
    // SAFETY: como en `execl`.
    unsafe { libc::execlp(programa.as_ptr(), nombre, uno, dos, null::<c_char>()) };
    Err(Errno::last())
}

pub fn execle(
    programa: &CStr,
    argumentos: [&CStr; 3],
    entorno: [&CStr; 1],
) -> nix::Result<Infallible> {
    let [nombre, uno, dos] = argumentos.map(CStr::as_ptr);
    let entorno = [entorno[0].as_ptr(), null()];
    // SAFETY: como en `execl`; detrás del nulo va el entorno, una lista que también acaba en un nulo.
    unsafe {
        libc::execle(programa.as_ptr(), nombre, uno, dos, null::<c_char>(), entorno.as_ptr())
    };
    Err(Errno::last())
}
