//! Cómo acaba todo: pase lo que pase, ningún descendiente queda vivo ni sin recoger.

mod closed;
mod descendants;
mod handlers;

pub use crate::ground::exit_now;
pub use closed::nobody_listens;
pub(crate) use closed::{cannot_write, somebody_listens};
pub(crate) use descendants::children_left;
pub use descendants::end_descendants;
pub(crate) use handlers::{end_children_first, start_deadline};
pub use handlers::{install_handlers, stop_deadline};

use nix::sys::signal::Signal;

use crate::ground::restore_default;

/// En un hijo que va a llamar a `exec`: `SIGPIPE` vuelve a matar a quien escribe para nadie.
///
/// Todo programa de Rust empieza ignorándola, y lo que se ignora se sigue ignorando después de `exec`: sin esto,
/// `yes | head -1` acabaría con un mensaje de error de `yes`.
pub fn restore_sigpipe() {
    restore_default(Signal::SIGPIPE);
}
