//! Lo que puede salir mal al usar un [`Process`](super::Process).

use nix::errno::Errno;
use thiserror::Error;

use crate::errno::describe;
use crate::fork::ForkError;
use crate::table::TableError;

/// Error de un [`Process`](super::Process); en Python, casi todos son `AssertionError`.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum ProcessError {
    #[error(
        "start(): este proceso ya se arrancó una vez; crea otro Process para volver a ejecutar la función"
    )]
    AlreadyStarted,
    #[error("este proceso no ha arrancado todavía: llama antes a start()")]
    NotStarted,
    #[error("este proceso es hijo de otro, y solo su padre puede esperarlo o terminarlo")]
    NotMyChild,
    #[error("start(): un proceso demonio no puede tener hijos; créalos desde el proceso principal")]
    DaemonWithChildren,
    #[error(transparent)]
    Fork(#[from] ForkError),
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("no quedan descriptores para vigilar al hijo: {}", describe(*.0))]
    Descriptors(Errno),
    #[error("el sistema responde: {}", describe(*.0))]
    System(Errno),
}

impl From<Errno> for ProcessError {
    fn from(error: Errno) -> Self {
        match error {
            Errno::EMFILE | Errno::ENFILE => ProcessError::Descriptors(error),
            other => ProcessError::System(other),
        }
    }
}
