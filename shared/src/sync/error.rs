//! Lo que puede salir mal al sincronizar procesos.

use std::fmt;

use nix::errno::Errno;
use nix::unistd::Pid;
use thiserror::Error;

use crate::errno::describe;

/// Error de sincronización; entre corchetes, la excepción de Python.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum SyncError {
    /// `[ValueError]` de `Lock.release`.
    #[error("release(): nadie tiene este cerrojo; a cada release ha de precederle un acquire")]
    NotHeld,
    /// `[AssertionError]` de `RLock` y de `Condition`.
    #[error("{operation}: este proceso no tiene el cerrojo; adquiérelo antes con acquire")]
    NotOwner { operation: &'static str },
    /// `[ValueError]` de `BoundedSemaphore.release`.
    #[error(
        "release(): el semáforo ya está en su valor inicial, {initial}: hay más release que acquire"
    )]
    TooManyReleases { initial: u32 },
    /// `[OverflowError]` de `Semaphore.release`.
    #[error("un semáforo no pasa de {max}")]
    SemaphoreOverflow { max: u32 },
    /// `[ValueError]` de `Barrier`.
    #[error("una barrera es para un proceso al menos, y para {max} como mucho")]
    Parties { max: usize },
    /// En la misma condición o barrera.
    #[error("ya esperan {max} procesos a la vez, y no caben más")]
    TooManyWaiters { max: usize },
    /// `[BrokenBarrierError]`.
    #[error("la barrera está rota: {0}. Con reset() vuelve a servir")]
    BrokenBarrier(BrokenBy),
    /// `[IndexError]`.
    #[error("no hay ningún elemento {index}: hay {length}, y se cuentan desde el 0")]
    NoSuchElement { index: usize, length: usize },
    /// En Python se quedaría esperando para siempre.
    #[error("esta espera no puede acabar: {0}")]
    Hopeless(String),
    /// `[OSError]`.
    #[error("no se ha podido reservar memoria compartida: {}", describe(*.0))]
    System(Errno),
}

impl From<Errno> for SyncError {
    fn from(error: Errno) -> Self {
        SyncError::System(error)
    }
}

/// Por qué está rota una barrera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrokenBy {
    /// Alguien ha llamado a `abort`.
    Abort,
    /// Alguien ha llamado a `reset` mientras otros esperaban.
    Reset,
    /// A alguien se le ha acabado el plazo.
    Timeout,
    /// La acción ha fallado.
    Action,
    /// Los que faltan ya no pueden llegar.
    Hopeless,
    /// Alguien ha muerto mientras esperaba en ella.
    Death(Pid),
}

impl BrokenBy {
    const SIMPLE: [BrokenBy; 5] =
        [BrokenBy::Abort, BrokenBy::Reset, BrokenBy::Timeout, BrokenBy::Action, BrokenBy::Hopeless];
    const DEATH: u32 = 15;

    /// En 32 bits, para dejarlo en memoria compartida: la causa en los cuatro bajos, de 8 a 15, y encima el PID.
    pub(super) fn to_number(self) -> u32 {
        match self {
            BrokenBy::Death(pid) => BrokenBy::DEATH | pid.as_raw().cast_unsigned() << 4,
            simple => {
                8 + Self::SIMPLE.iter().position(|cause| *cause == simple).unwrap_or(0) as u32
            }
        }
    }

    pub(super) fn from_number(number: u32) -> Option<Self> {
        match number & 15 {
            BrokenBy::DEATH => Some(BrokenBy::Death(Pid::from_raw((number >> 4).cast_signed()))),
            cause => Self::SIMPLE.get(cause.checked_sub(8)? as usize).copied(),
        }
    }
}

impl fmt::Display for BrokenBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BrokenBy::Abort => f.write_str("alguien ha llamado a abort()"),
            BrokenBy::Reset => f.write_str("alguien ha llamado a reset()"),
            BrokenBy::Timeout => f.write_str("a alguien se le ha acabado el plazo"),
            BrokenBy::Action => f.write_str("ha fallado la acción"),
            BrokenBy::Hopeless => f.write_str("los que faltan ya no pueden llegar"),
            BrokenBy::Death(pid) => write!(f, "el proceso PID {pid} ha muerto en ella"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cada_causa_cabe_en_un_numero() {
        let death = BrokenBy::Death(Pid::from_raw(4_194_304));
        for cause in BrokenBy::SIMPLE.into_iter().chain([death]) {
            assert_eq!(BrokenBy::from_number(cause.to_number()), Some(cause));
        }
        assert_eq!(BrokenBy::from_number(3), None);
    }
}
