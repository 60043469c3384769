//! La tabla de procesos del sistema: el `psutil` de Python, con `sysinfo` y `/proc`.
//!
//! - [`process_iter`] recorre todos los procesos; [`Table`] guarda una foto de la tabla y sabe de parentescos.
//! - [`SystemProcess`] es un proceso cualquiera del sistema, con su identidad (PID e instante de arranque): si
//!   el PID se reutiliza, deja de existir en vez de convertirse en otro.

mod error;
mod nice;
mod snapshot;
mod stat;
mod system_process;
mod traced;
mod tree;

pub use error::TableError;
pub use nice::{NICE_RANGE, may_lower_nice_to};
pub use snapshot::{Entry, Table, process_iter};
pub(crate) use stat::stat_of;
pub use stat::{State, check_proc, wait_for_state};
pub use system_process::{SystemProcess, wait_procs};
