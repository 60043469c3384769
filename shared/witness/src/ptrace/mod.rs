//! Mirar con `ptrace` y un filtro de seccomp.
//!
//! Un proceso mirado se para cuando crea a otro, cuando ejecuta un programa, cuando va a llegarle una señal y cuando
//! hace una de las llamadas del filtro. El testigo toma nota y lo deja seguir. Lo que muere no pasa a ser zombi para
//! su padre hasta que el testigo lo ha visto: por eso nadie se entera antes que él.

mod births;
mod calls;
mod deaths;
mod filter;
mod launch;
mod raw;
mod stops;
mod task;
mod timer;
mod tracer;

use std::time::Instant;

use crate::record::Status;
use crate::{Watch, WatchError, Watched, proc_files, signals};

pub fn watch(asked: &Watch) -> Result<Watched, WatchError> {
    let start = Instant::now();
    let launched = launch::launch(&asked.command, &asked.limits)?;
    let keyboard = signals::leave_to_the_program();
    let mut tracer = tracer::Tracer::new(launched.pid, start, asked.limits.clone());
    tracer.run();
    drop(keyboard);
    let status = tracer.root_status().unwrap_or(Status::Signal(libc::SIGKILL));
    let record = tracer.finish();
    match launched.failure(&asked.command[0]) {
        Some(error) => Err(error),
        None => Ok(Watched { record, status }),
    }
}
