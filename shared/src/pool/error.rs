//! Lo que puede salir mal en una reserva de procesos.

use std::fmt;

use nix::unistd::Pid;
use thiserror::Error;

use crate::ipc::IpcError;
use crate::process::ProcessError;
use crate::signal::SignalNumber;

/// Una tarea que no ha dado resultado. Las demás no se enteran.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
#[error("tarea {index}: {cause}")]
pub struct TaskError {
    /// Su posición entre las que se encargaron a la vez, desde el 0.
    pub index: usize,
    pub cause: TaskFailure,
}

/// Por qué ha fallado una tarea.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum TaskFailure {
    /// La función ha devuelto un error.
    #[error("{0}")]
    Failed(String),
    /// La función ha entrado en pánico.
    #[error("pánico («{0}»)")]
    Panicked(String),
    /// El obrero que la hacía ha muerto: en Python, el resultado no llega nunca.
    #[error("WorkerLost, el obrero PID {pid} {end}")]
    WorkerLost { pid: Pid, end: WorkerEnd },
    /// El resultado no se puede enviar.
    #[error("el resultado no cabe o no se puede convertir en bytes: {0}")]
    Result(String),
}

/// Cómo acabó un obrero que no debía acabar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkerEnd {
    /// Salió con este código.
    Exited(i32),
    /// Lo mató esta señal.
    Signaled(SignalNumber),
    /// Lo recogió otra parte del programa, o el núcleo porque se ignora `SIGCHLD`.
    Unknown,
}

impl fmt::Display for WorkerEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WorkerEnd::Exited(code) => write!(f, "salió con código {code}"),
            WorkerEnd::Signaled(signal) => write!(f, "murió por {signal}"),
            WorkerEnd::Unknown => f.write_str(
                "terminó, y no se sabe cómo porque lo recogió otra parte del programa (¿un wait de cualquier hijo?, ¿SIGCHLD ignorada?)",
            ),
        }
    }
}

/// Error de una reserva; entre corchetes, la excepción de Python.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum PoolError {
    /// `[ValueError]`.
    #[error("una reserva necesita al menos un obrero")]
    NoWorkers,
    /// `[ValueError]`.
    #[error("un trozo ha de tener al menos una tarea")]
    EmptyChunks,
    /// `[ValueError]`.
    #[error("maxtasksperchild ha de ser al menos 1")]
    NoTasksPerChild,
    /// En Python, se queda esperando para siempre.
    #[error(
        "esta reserva es de PID {owner}, que la creó, y solo él puede usarla: crea otra en este proceso, o envíale las tareas al suyo"
    )]
    NotMine { owner: Pid },
    /// `[ValueError]`.
    #[error("la reserva está cerrada: después de close() o terminate() no admite más tareas")]
    Closed,
    /// `[ValueError]`.
    #[error("join(): la reserva sigue abierta; llama antes a close() o a terminate()")]
    StillOpen,
    /// `[ValueError]`.
    #[error("successful(): la tarea no ha terminado todavía")]
    NotReady,
    /// `[TimeoutError]`.
    #[error("se ha acabado el plazo y el resultado no ha llegado")]
    Timeout,
    #[error("la reserva se ha terminado con terminate() antes de hacer la tarea")]
    Terminated,
    /// La excepción que lanzó la función.
    #[error(transparent)]
    Task(#[from] TaskError),
    #[error("el initializer ha fallado en un obrero: {0}")]
    Initializer(String),
    /// A los que lo sustituyeran les pasaría lo mismo.
    #[error("un obrero no puede seguir: {0}")]
    Unable(String),
    #[error("no se pueden crear los obreros: {0}")]
    Workers(ProcessError),
    #[error(transparent)]
    Ipc(#[from] IpcError),
}
