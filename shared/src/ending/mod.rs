//! Cómo acaba todo: pase lo que pase, ningún descendiente queda vivo ni sin recoger.

mod descendants;
mod signals;
mod stdout;

pub(crate) use descendants::children_left;
pub use descendants::end_descendants;
pub(crate) use signals::{end_children_first, start_deadline};
pub use signals::{install_handlers, stop_deadline};
pub use stdout::nobody_listens;
pub(crate) use stdout::{cannot_write, somebody_listens};

pub use crate::ground::exit_now;
pub use crate::ground::signals::restore_sigpipe;
