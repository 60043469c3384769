//! Mirar sin `ptrace`: un proceso que adopta a los huérfanos y mira a su familia en `/proc`.
//!
//! El vigilante de las pruebas del cuaderno, que además maneja la entrada y las salidas del programa, hace lo mismo:
//! lo que comparten es público.

mod adoption;
mod family;
mod forward;
mod guardian;
mod look;
mod member;
mod pidfd;
mod reaping;
mod start;
mod unknown;
mod watcher;

pub use adoption::{Orphans, become_subreaper};
pub use family::{Living, descendants, own_children};
pub(crate) use guardian::watch;
pub use reaping::{Ended, Next, Wait, kill_everybody, peek, reap, reap_all};
