//! Lo que se distingue en un dibujo, y cómo lo explica su leyenda.

use super::lanes::State;
use crate::record::{Backend, Status};

/// El orden es el de la leyenda, y el de lo que tapa a lo demás.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    State(State),
    Several,
    Holding,
    WaitingFor,
    Task,
    Born,
    Reaped,
    Exec,
    Writes,
    FailedExec,
    Signal,
    Adopted,
    Ended,
    Failed,
    Killed,
    Limit,
    Shrunk,
}

impl Sign {
    pub fn of(status: Status) -> Self {
        match status {
            Status::Code(0) => Self::Ended,
            Status::Code(_) => Self::Failed,
            Status::Signal(_) => Self::Killed,
        }
    }

    /// Sin ptrace no se sabe quién está en wait.
    pub fn meaning(self, backend: Backend) -> &'static str {
        match self {
            Self::State(State::Running) => match backend {
                Backend::Ptrace => "vive: trabaja o espera otra cosa",
                Backend::Subreaper => "vive: trabaja o espera, quizá a un hijo",
            },
            Self::State(State::InWait) => "en wait: espera a un hijo",
            Self::State(State::Stopped) => "detenido",
            Self::State(State::Zombie) => "zombi: ha terminado y nadie lo ha recogido",
            Self::Several => "cuántos hay, y como máximo",
            Self::Holding => "tiene el cerrojo o el semáforo",
            Self::WaitingFor => "espera su turno o un aviso",
            Self::Task => "hace una tarea",
            Self::Born => "nace: fork",
            Self::Reaped => "lo recoge su padre: wait",
            Self::Exec => "exec: pasa a otro programa",
            Self::Writes => "escribe en la salida",
            Self::FailedExec => "exec que falla",
            Self::Signal => "recibe una señal",
            Self::Adopted => "huérfano: lo adopta otro",
            Self::Ended => "termina con código 0",
            Self::Failed => "termina con otro código",
            Self::Killed => "lo mata una señal",
            Self::Limit => "un límite pone fin a todo",
            Self::Shrunk => "aquí el tiempo se ha encogido",
        }
    }
}
