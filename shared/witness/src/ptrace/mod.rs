//! Mirar con `ptrace` y un filtro de seccomp.
//!
//! Un proceso mirado se para cuando crea a otro, cuando ejecuta un programa, cuando va a llegarle una señal y cuando
//! hace una de las llamadas del filtro. El testigo toma nota y lo deja seguir. Lo que muere no pasa a ser zombi para
//! su padre hasta que el testigo lo ha visto: por eso nadie se entera antes que él.

mod births;
mod calls;
mod deaths;
mod doing;
mod file_locks;
mod filter;
mod find;
mod handshake;
mod holds;
mod late;
mod launch;
mod notice;
mod over;
mod patience;
mod raw;
mod signals;
mod sockets;
mod starving;
mod steps;
mod stir;
mod stirring;
mod stops;
mod stuck;
mod task;
mod timer;
mod tracer;
mod uncut;
mod waiting;
mod writes;

use std::time::Instant;

use crate::marks;
use crate::python::Guest;
use crate::record::Status;
use crate::{Watch, WatchError, Watched, proc_files};

pub fn watch(asked: &Watch) -> Result<Watched, WatchError> {
    let (start, start_ns) = (Instant::now(), ::marks::now_ns());
    let guest = (asked.locks || asked.stir.is_some())
        .then(|| Guest::new(asked.stir, asked.guest_folder.as_deref()));
    let guest = guest.transpose().map_err(WatchError::System)?;
    let launched = launch::launch(asked, guest.as_ref().map(Guest::environment))?;
    let before = signals::prepare();
    let mut tracer = tracer::Tracer::new(launched.pid, start, asked);
    tracer.run();
    drop(before);
    let status = tracer.root_status().unwrap_or(Status::Signal(libc::SIGKILL));
    let (mut record, mut gathered) = tracer.finish();
    if let Some(guest) = guest {
        guest.collect(&mut record, &mut gathered.marks, start_ns);
    }
    marks::add(&mut record, gathered, start_ns);
    match launched.failure(&asked.command[0]) {
        Some(error) => Err(error),
        None => Ok(Watched { record, status }),
    }
}
