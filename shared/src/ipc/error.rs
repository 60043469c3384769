//! Lo que puede salir mal al comunicar procesos.

use nix::errno::Errno;
use thiserror::Error;

use crate::errno::describe;
use crate::sync::SyncError;

/// Error de comunicación; entre corchetes, la excepción de Python.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum IpcError {
    /// `[queue.Full]`.
    #[error("la cola está llena")]
    Full,
    /// `[queue.Empty]`.
    #[error("la cola está vacía")]
    Empty,
    /// `[ValueError]`, `[OSError]`.
    #[error("{0}: este proceso ya la cerró con close()")]
    Closed(&'static str),
    /// `[EOFError]`.
    #[error("fin de fichero: no quedan mensajes y nadie tiene ya abierto el otro extremo")]
    EndOfFile,
    /// `[BrokenPipeError]`.
    #[error("tubería rota: nadie tiene ya abierto el extremo que lee (EPIPE)")]
    BrokenPipe,
    /// `[OSError]`: se lee de un extremo que solo escribe, o al revés.
    #[error("por este extremo de la tubería no se puede {0}")]
    WrongWay(&'static str),
    /// `[ValueError]`.
    #[error("task_done(): ya se han dado por hechas todas las tareas que se han metido en la cola")]
    TooManyTasksDone,
    /// En Python se quedaría esperando para siempre.
    #[error("esta espera no puede acabar: {0}")]
    Hopeless(String),
    /// Un mensaje de una cola puede ocupar casi 256 MiB.
    #[error("el mensaje ocupa {bytes} bytes, y lo más que cabe son {max}")]
    TooLarge { bytes: usize, max: usize },
    /// `[PicklingError]`.
    #[error("el mensaje no se puede convertir en bytes, o al revés: {0}")]
    Encoding(String),
    /// De un cerrojo interno.
    #[error(transparent)]
    Sync(SyncError),
    /// `[OSError]`: no quedan descriptores o memoria.
    #[error("el sistema responde: {}", describe(*.0))]
    System(Errno),
}

impl From<Errno> for IpcError {
    fn from(error: Errno) -> Self {
        IpcError::System(error)
    }
}

impl From<SyncError> for IpcError {
    fn from(error: SyncError) -> Self {
        match error {
            SyncError::Hopeless(why) => IpcError::Hopeless(why),
            SyncError::System(error) => IpcError::System(error),
            other => IpcError::Sync(other),
        }
    }
}

impl From<postcard::Error> for IpcError {
    fn from(error: postcard::Error) -> Self {
        IpcError::Encoding(format!("{error:?}"))
    }
}
