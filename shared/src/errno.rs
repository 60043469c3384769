//! Los errores del sistema, en español: la biblioteca de C y la de Rust los dan en inglés.

use std::any::Any;
use std::error::Error;
use std::io;

use nix::errno::Errno;
use thiserror::Error;

/// «permiso denegado (EACCES)».
pub fn describe(error: Errno) -> String {
    let text = match error {
        Errno::EPERM => "operación no permitida",
        Errno::ENOENT => "no existe ese fichero, carpeta o programa",
        Errno::ESRCH => "no existe ese proceso",
        Errno::EINTR => "una señal ha interrumpido la llamada",
        Errno::EIO => "error de entrada o salida",
        Errno::ENOTTY => "no es un terminal que este proceso pueda manejar",
        Errno::EBADF => "el descriptor no está abierto",
        Errno::ECHILD => "no hay ningún hijo que esperar",
        Errno::EAGAIN => "no se puede en este momento; más tarde, quizá",
        Errno::ENOMEM => {
            "no queda memoria, o no te dejan usar más: prueba con menos procesos o menos datos, y mira el límite con \
             `ulimit -v`"
        }
        Errno::EACCES => "permiso denegado",
        Errno::EEXIST => "ya existe",
        Errno::ENOTDIR => "no es una carpeta",
        Errno::EISDIR => "es una carpeta",
        Errno::EINVAL => "argumento no válido",
        Errno::ENFILE => "el sistema no admite más ficheros abiertos",
        Errno::EMFILE => "este proceso no puede abrir más ficheros: mira el límite con `ulimit -n`",
        Errno::EFBIG => {
            "no se permiten ficheros tan grandes, ni siquiera en memoria: mira el límite con `ulimit -f`"
        }
        Errno::ENOSPC => "no queda espacio en el disco",
        Errno::EROFS => "el sistema de ficheros es de solo lectura",
        Errno::EPIPE => "nadie lee ya por el otro extremo",
        Errno::ECONNREFUSED => "no hay nadie escuchando ahí",
        Errno::ECONNRESET => "el otro extremo ha cortado la conexión",
        Errno::ETIMEDOUT => "el otro extremo no ha respondido a tiempo",
        Errno::ENOSYS => "este núcleo no tiene esa llamada al sistema",
        _ => return format!("error {} ({error:?})", error as i32),
    };
    format!("{text} ({error:?})")
}

/// Por qué no ha arrancado un programa o un hilo (`Command::spawn`, `thread::Builder::spawn`): ahí, `EAGAIN` es que no
/// caben más.
#[derive(Debug, Error)]
#[error("{}", match .0.raw_os_error().map(Errno::from_raw) {
    Some(Errno::EAGAIN) => NO_MORE_PROCESSES.to_owned(),
    _ => describe_chain(.0),
})]
pub struct CannotStart(pub io::Error);

/// Qué significa `EAGAIN` al crear un proceso o un hilo.
pub(crate) const NO_MORE_PROCESSES: &str = "el sistema no deja crear más procesos (EAGAIN). Has llegado al límite de tu usuario o de tu contenedor, en el que cuentan también los hilos. Mira el límite con `ulimit -u`, cierra programas o pide menos";

/// Un error con todas sus causas, separadas por dos puntos, y las del sistema en español.
pub fn describe_chain(error: &(dyn Error + 'static)) -> String {
    let mut causes = vec![describe_one(error)];
    let mut next = error.source();
    while let Some(cause) = next {
        let text = describe_one(cause);
        // Un error «transparente» repite el texto de su causa.
        if causes.last() != Some(&text) {
            causes.push(text);
        }
        next = cause.source();
    }
    causes.join(": ")
}

/// Como [`describe_chain`], de lo que ha devuelto una función ajena.
pub(crate) fn describe_returned<E: Into<Box<dyn Error>> + 'static>(error: E) -> String {
    // Dentro de una caja, el error que lleva un `anyhow::Error` ya no deja ver de qué tipo es.
    match (&error as &dyn Any).downcast_ref::<anyhow::Error>() {
        Some(error) => describe_chain(error.as_ref()),
        None => describe_chain(error.into().as_ref()),
    }
}

fn describe_one(error: &(dyn Error + 'static)) -> String {
    let from_io = error.downcast_ref::<io::Error>().and_then(io::Error::raw_os_error);
    let errno = error.downcast_ref::<Errno>().copied();
    match errno.or(from_io.map(Errno::from_raw)) {
        Some(errno) => describe(errno),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn los_errores_de_la_biblioteca_de_rust_salen_en_espanol() {
        let error = std::fs::read("/no/existe").unwrap_err();
        assert_eq!(describe_chain(&error), "no existe ese fichero, carpeta o programa (ENOENT)");
    }

    #[test]
    fn tambien_dentro_de_un_anyhow() {
        let full = || io::Error::from_raw_os_error(libc::EMFILE);
        let spanish = describe(Errno::EMFILE);
        assert_eq!(describe_returned(full()), spanish);
        assert_eq!(describe_returned(anyhow::Error::from(full())), spanish);
        assert_eq!(describe_returned(anyhow::Error::from(Errno::EMFILE)), spanish);
        let within = anyhow::Error::from(full()).context("no abre");
        assert_eq!(describe_returned(within), format!("no abre: {spanish}"));
        assert_eq!(describe_returned("un texto"), "un texto");
    }

    #[test]
    fn eagain_solo_habla_de_procesos_donde_se_crean() {
        let error = || io::Error::from_raw_os_error(libc::EAGAIN);
        assert!(!describe_chain(&error()).contains("proceso"));
        let starting = anyhow::Error::from(CannotStart(error())).context("no arranca cat");
        let text = describe_chain(starting.as_ref());
        assert!(text.starts_with("no arranca cat: el sistema no deja crear más procesos (EAGAIN)"));
        assert_eq!(text.matches("EAGAIN").count(), 1, "{text}");
        let missing = CannotStart(io::Error::from_raw_os_error(libc::ENOENT));
        assert!(describe_chain(&missing).contains("(ENOENT)"));
    }

    #[test]
    fn las_causas_van_detras() {
        let error = anyhow::Error::from(Errno::EACCES).context("no se puede leer el fichero");
        assert_eq!(
            describe_chain(error.as_ref()),
            "no se puede leer el fichero: permiso denegado (EACCES)"
        );
    }

    #[test]
    fn un_error_raro_conserva_su_numero_y_su_nombre() {
        assert_eq!(describe(Errno::ELOOP), "error 40 (ELOOP)");
    }
}
