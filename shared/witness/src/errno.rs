//! Los errores del sistema: su nombre, para el registro, y en español, para quien lee.

use std::io;

use nix::errno::Errno;

/// El nombre de un error: `ECHILD`.
pub fn name(errno: i32) -> String {
    match Errno::from_raw(errno) {
        Errno::UnknownErrno => format!("errno {errno}"),
        known => format!("{known:?}"),
    }
}

pub fn explain(error: &io::Error) -> String {
    let errno = error.raw_os_error().unwrap_or_default();
    let explained = match Errno::from_raw(errno) {
        Errno::ENOENT => "no existe",
        Errno::EACCES => "no es ejecutable, o no tienes permiso",
        Errno::ENOEXEC => "no es un programa",
        Errno::EPERM => "operación no permitida",
        Errno::EAGAIN => "no caben más procesos: mira el límite con `ulimit -u`",
        Errno::EMFILE => "este proceso no puede abrir más ficheros: mira el límite con `ulimit -n`",
        Errno::E2BIG => "son demasiados argumentos",
        Errno::EINVAL => "argumento no válido",
        Errno::ENOSYS => "este núcleo no tiene esa llamada al sistema",
        _ => return name(errno),
    };
    format!("{explained} ({})", name(errno))
}
