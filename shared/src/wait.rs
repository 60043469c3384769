//! Esperar a un hijo y recogerlo: el único sitio del cuaderno que llama a `wait`.
//!
//! Las funciones son las de nix, con los mismos nombres y valores, salvo por una cosa: su `WaitStatus` no puede contener
//! una señal de tiempo real (de la 34 a la 64), así que su `waitpid` recoge al hijo que ha muerto por una y después
//! responde `EINVAL`, sin decir quién era. Aquí el estado contiene cualquier muerte.

use std::os::fd::AsRawFd;

use nix::errno::Errno;
use nix::unistd::Pid;

pub use nix::sys::wait::{Id, WaitPidFlag};

use crate::signal::SignalNumber;

/// Qué ha sido de un hijo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WaitStatus {
    /// Ha salido con ese código: `WIFEXITED`, `WEXITSTATUS`.
    Exited(Pid, i32),
    /// Lo ha matado esa señal; `true` si ha dejado un volcado de memoria: `WIFSIGNALED`, `WTERMSIG`, `WCOREDUMP`.
    Signaled(Pid, SignalNumber, bool),
    /// Lo ha detenido esa señal (solo con [`WaitPidFlag::WUNTRACED`]): `WIFSTOPPED`, `WSTOPSIG`.
    Stopped(Pid, SignalNumber),
    /// Sigue, después de estar detenido (solo con [`WaitPidFlag::WCONTINUED`]): `WIFCONTINUED`.
    Continued(Pid),
    /// Hay hijos, y nada que contar de ninguno (solo con [`WaitPidFlag::WNOHANG`]). En C, un 0.
    StillAlive,
}

impl WaitStatus {
    /// De quién se habla; de [`StillAlive`](Self::StillAlive) no se sabe.
    pub fn pid(&self) -> Option<Pid> {
        match self {
            WaitStatus::Exited(pid, _)
            | WaitStatus::Signaled(pid, ..)
            | WaitStatus::Stopped(pid, _)
            | WaitStatus::Continued(pid) => Some(*pid),
            WaitStatus::StillAlive => None,
        }
    }

    /// El código que daría la shell: el de salida, o 128 más el número de la señal que lo mató. `None` si vive.
    pub fn shell_code(&self) -> Option<i32> {
        match self {
            WaitStatus::Exited(_, code) => Some(*code),
            WaitStatus::Signaled(_, signal, _) => Some(signal.shell_code()),
            _ => None,
        }
    }

    fn from_status(pid: Pid, status: i32) -> Self {
        if libc::WIFEXITED(status) {
            WaitStatus::Exited(pid, libc::WEXITSTATUS(status))
        } else if libc::WIFSIGNALED(status) {
            let signal = SignalNumber::from_kernel(libc::WTERMSIG(status));
            WaitStatus::Signaled(pid, signal, libc::WCOREDUMP(status))
        } else if libc::WIFCONTINUED(status) {
            WaitStatus::Continued(pid)
        } else {
            WaitStatus::Stopped(pid, SignalNumber::from_kernel(libc::WSTOPSIG(status)))
        }
    }
}

/// `wait(2)`: espera a que termine un hijo cualquiera y lo recoge.
///
/// # Errors
/// `ECHILD` si no queda ninguno; `EINTR` si un manejador de señal interrumpe la espera.
#[inline]
pub fn wait() -> nix::Result<WaitStatus> {
    waitpid(None, None)
}

/// `waitpid(2)`: espera a un hijo y lo recoge. Sin PID, a cualquiera; con un PID negativo, a uno de ese grupo.
///
/// Puede usarse en un manejador de señal que conserve errno (signal-safety(7)).
///
/// # Errors
/// `ECHILD` si no hay tal hijo; `EINTR` si un manejador de señal interrumpe la espera.
pub fn waitpid(
    pid: impl Into<Option<Pid>>,
    options: Option<WaitPidFlag>,
) -> nix::Result<WaitStatus> {
    let pid = pid.into().map_or(-1, Pid::as_raw);
    let options = options.map_or(0, |flags| flags.bits());
    let mut status = 0;
    // SAFETY: `status` vive hasta después de la llamada.
    let reaped = Errno::result(unsafe { libc::waitpid(pid, &raw mut status, options) })?;
    match reaped {
        0 => Ok(WaitStatus::StillAlive),
        pid => Ok(WaitStatus::from_status(Pid::from_raw(pid), status)),
    }
}

/// `waitid(2)`: como [`waitpid`], pero puede esperar a un pidfd, y mirar sin recoger ([`WaitPidFlag::WNOWAIT`]).
///
/// # Errors
/// Los de [`waitpid`]; `EINVAL` si las opciones no dicen qué se espera (`WEXITED`…).
pub fn waitid(id: Id<'_>, options: WaitPidFlag) -> nix::Result<WaitStatus> {
    let (kind, number) = match id {
        Id::Pid(pid) => (libc::P_PID, pid.as_raw()),
        Id::PGid(group) => (libc::P_PGID, group.as_raw()),
        Id::PIDFd(fd) => (libc::P_PIDFD, fd.as_raw_fd()),
        _ => (libc::P_ALL, 0),
    };
    // SAFETY: una `siginfo_t` de ceros es válida: dice que no ha pasado nada.
    let mut info: libc::siginfo_t = unsafe { std::mem::zeroed() };
    // SAFETY: `info` vive hasta después de la llamada.
    let called =
        unsafe { libc::waitid(kind, number.cast_unsigned(), &raw mut info, options.bits()) };
    Errno::result(called)?;
    // SAFETY: `waitid` ha rellenado los campos de un hijo, o ha dejado los ceros.
    let (pid, status) = unsafe { (Pid::from_raw(info.si_pid()), info.si_status()) };
    Ok(match info.si_code {
        _ if pid.as_raw() == 0 => WaitStatus::StillAlive,
        libc::CLD_EXITED => WaitStatus::Exited(pid, status),
        libc::CLD_CONTINUED => WaitStatus::Continued(pid),
        libc::CLD_STOPPED | libc::CLD_TRAPPED => {
            WaitStatus::Stopped(pid, SignalNumber::from_kernel(status))
        }
        code => {
            let dumped = code == libc::CLD_DUMPED;
            WaitStatus::Signaled(pid, SignalNumber::from_kernel(status), dumped)
        }
    })
}
