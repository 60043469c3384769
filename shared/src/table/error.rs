//! Lo que puede salir mal al mirar o tocar un proceso del sistema.

use nix::errno::Errno;
use thiserror::Error;

use crate::errno::describe;
use crate::foreign::Foreign;
use crate::signal::SignalNumber;

/// Error de la tabla de procesos; entre corchetes, el nombre que le da `psutil`.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum TableError {
    /// `[NoSuchProcess]`, `ESRCH`.
    #[error("no existe ningún proceso con PID {0} (ESRCH): ¿ha terminado ya? Búscalo con `ps -e`")]
    NoSuchProcess(i32),
    /// `[AccessDenied]`, `EPERM`.
    #[error(
        "no tienes permiso para enviar {signal} a {name} (PID {pid}), que es de {owner} (EPERM): solo pueden su dueño y root"
    )]
    SignalDenied { signal: SignalNumber, pid: i32, name: Foreign, owner: Foreign },
    /// `[AccessDenied]`, `EACCES` o `EPERM`.
    #[error(
        "nice {nice} para PID {pid}: {}; subirlo puede su dueño, bajarlo exige privilegio",
        describe(*.error)
    )]
    NiceDenied { nice: i32, pid: i32, error: Errno },
    #[error("nice va de -20 (más prioridad) a 19 (menos): {0} está fuera")]
    NiceOutOfRange(i32),
    #[error(
        "{0} no es el PID de un proceso: para kill(2), 0 es el grupo entero de procesos y un negativo, otro grupo. Usa un PID mayor que 1"
    )]
    NotAPid(i32),
    #[error(
        "PID 1 sostiene a todos los demás procesos del sistema: este cuaderno no le envía señales. Usa otro PID"
    )]
    Init,
    #[error(
        "PID {0} es este mismo programa: este cuaderno no se envía señales a sí mismo. Usa otro PID"
    )]
    Myself(i32),
    #[error("PID {pid} sigue en estado {seen} y no ha llegado a {expected} en {seconds} s")]
    StateNotReached { pid: i32, expected: super::State, seen: super::State, seconds: u64 },
    #[error("PID {pid} ha terminado sin llegar al estado {expected}")]
    EndedBefore { pid: i32, expected: super::State },
    #[error(
        "/proc es el de otro espacio de PID, y sus números no son los de aquí: móntalo de nuevo (`mount -t proc proc /proc`, o `unshare --pid --fork --mount-proc`)"
    )]
    ForeignProc,
    #[error("no se puede leer la tabla de procesos en /proc: {0}")]
    Unreadable(String),
    #[error("el sistema responde: {}", describe(*.0))]
    System(Errno),
}

impl From<Errno> for TableError {
    fn from(error: Errno) -> Self {
        TableError::System(error)
    }
}
