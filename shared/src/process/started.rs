//! Un hijo ya arrancado, visto por su padre: esperarlo, recogerlo una sola vez y mandarle señales.

use std::cell::Cell;
use std::os::fd::AsFd;
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, getpid};

use super::{ProcessError, ProcessInfo};
use crate::deadline;
use crate::pidfd::pidfd_open;
use crate::table::SystemProcess;
use crate::wait::{Id, WaitPidFlag, WaitStatus, waitid};
use crate::waits::{self, Wait};

/// Lo que se sabe de un hijo arrancado.
pub(super) struct Started {
    pub info: ProcessInfo,
    parent: Pid,
    end: Cell<Option<End>>,
}

/// Cómo acabó un hijo, desde que está recogido.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// El `exitcode` de Python.
    Code(i32),
    /// Lo recogió otra parte del programa, o el núcleo porque se ignora `SIGCHLD`: nadie sabrá su código.
    Unknown,
}

impl Started {
    /// En el padre, recién creado.
    pub fn new(info: ProcessInfo) -> Self {
        Started { info, parent: getpid(), end: Cell::new(None) }
    }

    /// Si este proceso es su padre, y no una copia que hizo `fork`.
    pub fn is_mine(&self) -> bool {
        self.parent == getpid()
    }

    /// Cómo ha acabado, si lo sabe este proceso. No espera.
    pub fn look(&self) -> Option<End> {
        if self.is_mine() {
            let _ = self.reap(WaitPidFlag::WEXITED | WaitPidFlag::WNOHANG);
        }
        self.end.get()
    }

    /// Si vive, para quien no es su padre. Si no es hijo de quien lo arrancó, es otro con el mismo PID.
    pub fn is_alive_for_others(&self) -> bool {
        SystemProcess::new(self.info.pid.as_raw())
            .is_ok_and(|seen| seen.is_alive() && seen.ppid() == Ok(self.parent))
    }

    /// Espera a que termine y lo recoge; dice si ha terminado dentro del plazo.
    pub fn wait_for_end(&self, timeout: Option<Duration>) -> Result<bool, ProcessError> {
        if self.end.get().is_some() {
            return Ok(true);
        }
        let Some(timeout) = timeout else {
            // Queda apuntado, para que se sepa quién espera a quién; dormir, duerme en el núcleo.
            let _wait = Wait::for_end_of(self.info.pid);
            return self.reap(WaitPidFlag::WEXITED).map(|()| true);
        };
        if self.pid_is_still_his()? {
            let pidfd = pidfd_open(self.info.pid)?;
            if deadline::readable_within(pidfd.as_fd(), timeout)? {
                self.reap(WaitPidFlag::WEXITED)?;
            }
        }
        Ok(self.end.get().is_some())
    }

    fn reap(&self, options: WaitPidFlag) -> Result<(), ProcessError> {
        while self.end.get().is_none() {
            match waitid(Id::Pid(self.info.pid), options) {
                Ok(WaitStatus::Exited(_, code)) => {
                    self.end.set(Some(End::Code(code)));
                    if code == 0 {
                        waits::forget(self.info.pid);
                    }
                }
                Ok(WaitStatus::Signaled(_, signal, _)) => {
                    self.end.set(Some(End::Code(-signal.as_raw())));
                }
                Ok(_) => return Ok(()),
                Err(Errno::ECHILD) => self.end.set(Some(End::Unknown)),
                Err(Errno::EINTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    pub fn send(&self, signal: Signal) -> Result<(), ProcessError> {
        if self.pid_is_still_his()? {
            kill(self.info.pid, signal)?;
        }
        Ok(())
    }

    /// Mientras no lo recoja nadie, su PID es suyo. Si lo ha recogido otra parte del programa, podría ser ya de otro:
    /// entonces ya no es hijo nuestro.
    fn pid_is_still_his(&self) -> Result<bool, ProcessError> {
        if self.end.get().is_some() {
            return Ok(false);
        }
        let only_look = WaitPidFlag::WEXITED | WaitPidFlag::WNOHANG | WaitPidFlag::WNOWAIT;
        match waitid(Id::Pid(self.info.pid), only_look) {
            Ok(_) => Ok(true),
            Err(Errno::ECHILD) => {
                self.end.set(Some(End::Unknown));
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }
}
