//! Qué se hace cuando no se puede escribir en la salida.

use std::io;
use std::os::fd::AsFd;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{Signal, raise};

use super::signals::is_root;
use super::{end_descendants, exit_now, restore_sigpipe};
use crate::errno::describe;
use crate::ground::output::write_error;

/// La salida está cerrada (`… | head -1`): acaba en silencio, como cualquier programa de Unix, por `SIGPIPE`.
pub fn nobody_listens() -> ! {
    if is_root() {
        end_descendants();
    }
    restore_sigpipe();
    let _ = raise(Signal::SIGPIPE);
    exit_now(128 + Signal::SIGPIPE as i32)
}

/// La salida no admite más (disco lleno): lo dice por la salida de errores y sale con 1.
pub(crate) fn cannot_write(error: Errno) -> ! {
    end_descendants();
    write_error(&format!("Error: no se puede escribir en la salida: {}.\n", describe(error)));
    exit_now(1)
}

/// Dice si alguien puede leer todavía lo que se escribe por la salida estándar.
pub(crate) fn somebody_listens() -> bool {
    let stdout = io::stdout();
    let mut output = [PollFd::new(stdout.as_fd(), PollFlags::empty())];
    let _ = poll(&mut output, PollTimeout::ZERO);
    !output[0].revents().is_some_and(|events| events.contains(PollFlags::POLLERR))
}
