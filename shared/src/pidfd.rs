//! `pidfd_open(2)`: un descriptor que es un proceso, y que nunca pasa a ser otro aunque herede su PID.

use std::os::fd::{FromRawFd, OwnedFd};

use nix::errno::Errno;
use nix::unistd::Pid;

/// El descriptor de un proceso: se puede leer cuando ha terminado.
///
/// # Errors
/// `ESRCH` si no existe; `EMFILE` o `ENFILE` si no quedan descriptores.
pub(crate) fn pidfd_open(pid: Pid) -> nix::Result<OwnedFd> {
    // SAFETY: son dos números, y el núcleo no escribe en la memoria de este proceso.
    let fd = Errno::result(unsafe { libc::syscall(libc::SYS_pidfd_open, pid.as_raw(), 0) })?;
    // SAFETY: el núcleo acaba de crear este descriptor, que cabe en un `i32`, y nadie más lo tiene.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as i32) })
}
