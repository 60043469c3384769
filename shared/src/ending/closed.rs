//! Qué hacer cuando la salida ya no admite nada: porque nadie la lee, o porque el disco está lleno.

use nix::errno::Errno;
use nix::sys::signal::{Signal, raise};

use super::descendants::end_descendants;
use super::handlers::is_root;
use crate::errno::describe;
use crate::ground::{exit_now, restore_default};
use crate::output::write_error;

/// La salida está cerrada (`… | head -1`): acaba en silencio, como cualquier programa de Unix, por `SIGPIPE`.
pub fn nobody_listens() -> ! {
    if is_root() {
        end_descendants();
    }
    restore_default(Signal::SIGPIPE);
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
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    let stdout = std::io::stdout();
    let mut output = [PollFd::new(std::os::fd::AsFd::as_fd(&stdout), PollFlags::empty())];
    let _ = poll(&mut output, PollTimeout::ZERO);
    !output[0].revents().is_some_and(|events| events.contains(PollFlags::POLLERR))
}
