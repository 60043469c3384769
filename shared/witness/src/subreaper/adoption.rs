//! Adoptar a los huérfanos, como `init`, y saber cuáles llegaron antes de que acabara el programa.

use std::collections::HashSet;
use std::io;
use std::process::Command;

use nix::sys::prctl;
use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd};

use super::family;
use super::reaping::{self, Ended, Next, Wait};

/// Desde ahora, este proceso adopta a sus descendientes huérfanos. Por el descriptor que devuelve se sabe que un hijo ha
/// cambiado de estado; `SIGCHLD` queda bloqueada.
///
/// # Errors
/// Si el sistema no lo permite.
pub fn become_subreaper() -> io::Result<SignalFd> {
    prctl::set_child_subreaper(true)?;
    let mut child = SigSet::empty();
    child.add(Signal::SIGCHLD);
    child.thread_block()?;
    // Una lección no deja que adopte sus huérfanos quien no haya recogido nunca a nadie.
    Command::new("true").status()?;
    Ok(SignalFd::with_flags(&child, SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC)?)
}

/// Los huérfanos que llegan mientras el programa está en marcha.
#[derive(Default)]
pub struct Orphans {
    known: HashSet<i32>,
    /// Los que terminaron y ha recogido este proceso.
    pub reaped: Vec<Ended>,
}

impl Orphans {
    /// Toma nota de los que hay y recoge a los que han terminado. `main` es el programa, y `over` dice si ha terminado:
    /// los que llegan con su fin no los dejó huérfanos mientras vivía.
    ///
    /// # Errors
    /// Los de `waitid`.
    pub fn reap(&mut self, main: i32, over: impl FnOnce() -> io::Result<bool>) -> io::Result<()> {
        let now = family::own_children();
        if over()? {
            return Ok(());
        }
        self.known.extend(now.into_iter().filter(|pid| *pid != main));
        while let Next::Ended(orphan) = reaping::peek(Wait::No)? {
            if orphan.pid == main {
                break;
            }
            reaping::reap(orphan.pid);
            self.known.remove(&orphan.pid);
            self.reaped.push(orphan);
        }
        Ok(())
    }

    /// Si se supo de él antes de que acabara el programa.
    pub fn knows(&self, pid: i32) -> bool {
        self.known.contains(&pid)
    }
}
