//! Lo que un proceso hereda de quien corrige, y no ha de llegar a la caja.

use std::env;
use std::ffi::{OsString, c_char};
use std::ptr;

use super::raiz;

/// Del entorno de quien corrige, que puede guardar contraseñas, solo pasa el idioma. Tampoco queda donde estaba: quitar
/// una variable no borra su texto, que se lee en `/proc/PID/environ`.
pub fn limpia_entorno(camino: &OsString) {
    let idioma = ["LANG", "LC_ALL", "LC_CTYPE"];
    let pasan: Vec<_> = env::vars_os()
        .filter(|(nombre, _)| idioma.iter().any(|pasa| nombre == *pasa))
        .collect();
    // SAFETY: este proceso tiene un solo hilo, y nadie guarda punteros a su entorno.
    unsafe {
        let mut variable = environ;
        while !variable.is_null() && !(*variable).is_null() {
            ptr::write_bytes(*variable, 0, libc::strlen(*variable));
            variable = variable.add(1);
        }
        libc::clearenv();
    }
    let otras = [("HOME", "/tmp"), ("TMPDIR", raiz::DEL_ALUMNO)]
        .map(|(nombre, valor)| (nombre.into(), valor.into()));
    let todas = pasan.into_iter().chain(otras);
    for (nombre, valor) in todas.chain([("PATH".into(), camino.clone())]) {
        // SAFETY: este proceso tiene un solo hilo.
        unsafe { env::set_var(nombre, valor) };
    }
}

unsafe extern "C" {
    static environ: *mut *mut c_char;
}

/// Los que dejó abiertos quien arrancó este programa no son para quien se juzga.
pub fn cierra_descriptores() {
    // SAFETY: solo números; lo que este proceso abre lo abre después.
    unsafe { libc::syscall(libc::SYS_close_range, 3, u32::MAX, 0) };
}
