//! `system` y `popen`, las de C: en Python son `os.system` y `os.popen`.

use std::ffi::{CStr, c_int};
use std::io;

// ANCHOR: de_c
/// `system(3)`: ejecuta la orden con `sh -c`, la espera y da su estado.
pub fn system(orden: &CStr) -> c_int {
    // SAFETY: la orden acaba en un byte nulo.
    unsafe { libc::system(orden.as_ptr()) }
}

/// `popen(3)` y `pclose(3)`: lo que escribe la orden, y su estado.
pub fn popen(orden: &CStr) -> io::Result<(String, c_int)> {
    let mut bytes = [0; 100];
    // SAFETY: las dos cadenas acaban en un byte nulo; lo que devuelve `popen`
    // se cierra una sola vez, si no es nulo, y `fread` no escribe más de lo que
    // cabe en `bytes`.
    unsafe {
        let salida = libc::popen(orden.as_ptr(), c"r".as_ptr());
        if salida.is_null() {
            return Err(io::Error::last_os_error());
        }
        let destino = bytes.as_mut_ptr().cast();
        let leidos = libc::fread(destino, 1, bytes.len(), salida);
        let estado = libc::pclose(salida);
        Ok((String::from_utf8_lossy(&bytes[..leidos]).into_owned(), estado))
    }
}
// ANCHOR_END: de_c
