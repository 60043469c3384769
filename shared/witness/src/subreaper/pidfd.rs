//! Un proceso por su pidfd: avisa de que termina, y los núcleos nuevos dicen cómo aunque ya lo hayan recogido.

use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};

use rustix::process::{Pid, PidfdFlags, pidfd_open};

use crate::record::Status;

pub struct Pidfd(OwnedFd);

/// `struct pidfd_info` de `linux/pidfd.h`, en su primera versión.
#[repr(C)]
#[derive(Default)]
struct Info {
    mask: u64,
    group_id: u64,
    ids: [u32; 11],
    exit_code: i32,
}

/// `PIDFD_INFO_EXIT`, desde Linux 6.15.
const EXIT: u64 = 1 << 3;
/// `PIDFD_GET_INFO`: `_IOWR(0xFF, 11, struct pidfd_info)`.
const GET_INFO: u32 = 3 << 30 | (size_of::<Info>() as u32) << 16 | 0xFF << 8 | 11;

impl Pidfd {
    /// Nada, si ya no está en la tabla o no caben más descriptores.
    pub fn open(pid: i32) -> Option<Self> {
        pidfd_open(Pid::from_raw(pid)?, PidfdFlags::empty()).ok().map(Self)
    }

    /// Cómo acabó quien ya no está en la tabla, si el núcleo lo dice.
    pub fn status(&self) -> Option<Status> {
        let mut info = Info { mask: EXIT, ..Info::default() };
        // SAFETY: `info` está viva, y es del tamaño que dice la petición.
        let asked = unsafe { libc::ioctl(self.0.as_raw_fd(), GET_INFO as _, &raw mut info) };
        (asked == 0 && info.mask & EXIT != 0).then(|| status(info.exit_code))
    }
}

impl AsFd for Pidfd {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// De lo que daría `waitpid`.
pub fn status(code: i32) -> Status {
    if libc::WIFEXITED(code) {
        Status::Code(libc::WEXITSTATUS(code))
    } else {
        Status::Signal(libc::WTERMSIG(code))
    }
}
