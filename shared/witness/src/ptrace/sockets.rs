//! A quién espera quien lee o escribe en un socket de esta máquina.

use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

/// El proceso que hizo el otro extremo de ese socket de `pid`, que en un `socketpair` es el que hizo los dos. Nada, si la
/// espera tiene plazo, si es de la red o si no se sabe.
pub fn waits_for(pid: i32, fd: i32) -> Option<i32> {
    // SAFETY: no tocan memoria, y los descriptores que dan son nuestros.
    let socket = unsafe {
        let process = owned(libc::syscall(libc::SYS_pidfd_open, pid, 0))?;
        owned(libc::syscall(libc::SYS_pidfd_getfd, process.as_raw_fd(), fd, 0))?
    };
    let forever = |option| {
        let limit: libc::timeval = asked(&socket, option)?;
        (limit.tv_sec == 0 && limit.tv_usec == 0).then_some(())
    };
    let domain: i32 = asked(&socket, libc::SO_DOMAIN)?;
    (domain == libc::AF_UNIX).then_some(())?;
    forever(libc::SO_RCVTIMEO)?;
    forever(libc::SO_SNDTIMEO)?;
    let other: libc::ucred = asked(&socket, libc::SO_PEERCRED)?;
    Some(other.pid)
}

unsafe fn owned(fd: i64) -> Option<OwnedFd> {
    // SAFETY: lo acaba de dar el núcleo, y no lo tiene nadie más.
    (fd >= 0).then(|| unsafe { OwnedFd::from_raw_fd(fd as i32) })
}

fn asked<T: Copy>(socket: &OwnedFd, option: i32) -> Option<T> {
    let mut size = size_of::<T>() as libc::socklen_t;
    // SAFETY: el núcleo escribe como mucho `size` bytes, y son datos que pueden valer cero.
    unsafe {
        let mut value: T = std::mem::zeroed();
        let done = libc::getsockopt(
            socket.as_raw_fd(),
            libc::SOL_SOCKET,
            option,
            (&raw mut value).cast(),
            &raw mut size,
        );
        (done == 0).then_some(value)
    }
}
