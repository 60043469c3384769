//! Las de la `l`, que reciben los argumentos uno a uno. Son de C, y `nix` no las tiene: en Rust una función no puede
//! tener un número variable de argumentos.

use std::convert::Infallible;
use std::ffi::{CStr, c_char};
use std::ptr::null;

use nix::errno::Errno;

// ANCHOR: execl
pub fn execl(programa: &CStr, lista: [&CStr; 3]) -> nix::Result<Infallible> {
    let (programa, fin) = (programa.as_ptr(), null::<c_char>());
    let [nombre, uno, dos] = lista.map(CStr::as_ptr);
    // SAFETY: son cadenas acabadas en un byte nulo, y un puntero nulo al final.
    unsafe { libc::execl(programa, nombre, uno, dos, fin) };
    Err(Errno::last())
}
// ANCHOR_END: execl

pub fn execlp(programa: &CStr, lista: [&CStr; 3]) -> nix::Result<Infallible> {
    let (programa, fin) = (programa.as_ptr(), null::<c_char>());
    let [nombre, uno, dos] = lista.map(CStr::as_ptr);
    // SAFETY: como en `execl`.
    unsafe { libc::execlp(programa, nombre, uno, dos, fin) };
    Err(Errno::last())
}

pub fn execle(
    programa: &CStr,
    lista: [&CStr; 3],
    entorno: [&CStr; 1],
) -> nix::Result<Infallible> {
    let (programa, fin) = (programa.as_ptr(), null::<c_char>());
    let [nombre, uno, dos] = lista.map(CStr::as_ptr);
    let entorno = [entorno[0].as_ptr(), null()];
    // SAFETY: como en `execl`; detrás del nulo va el entorno, una lista que también
    // acaba en un nulo.
    unsafe { libc::execle(programa, nombre, uno, dos, fin, entorno.as_ptr()) };
    Err(Errno::last())
}
