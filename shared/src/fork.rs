//! El único `fork(2)` del cuaderno, con lo que hace falta para que sea seguro.

use std::fs;
use std::os::unix::fs::MetadataExt;

use nix::errno::Errno;
use nix::sched::{CloneFlags, unshare};
use nix::sys::prctl;
use nix::sys::signal::{SigSet, SigmaskHow, Signal, sigprocmask};
use nix::unistd::{ForkResult, Pid, getpid, getppid};
use thiserror::Error;

use crate::errno::{NO_MORE_PROCESSES, describe};
use crate::ground::{exit_now, signals};
use crate::me;
use crate::waits::Reservation;

/// Por qué no se ha podido crear un proceso.
#[derive(Debug, Error, Clone, Copy, PartialEq, Eq)]
pub enum ForkError {
    #[error("{NO_MORE_PROCESSES}")]
    ProcessLimit,
    #[error("no queda memoria para otro proceso (ENOMEM). Cierra programas o pide menos procesos")]
    Memory,
    #[error(
        "este proceso tiene {0} hilos y en el hijo solo quedaría uno, quizá con cerrojos ajenos cerrados. Haz fork antes de crear hilos"
    )]
    Threads(u64),
    #[error("fork ha fallado: {}", describe(*.0))]
    System(Errno),
}

impl From<Errno> for ForkError {
    fn from(error: Errno) -> Self {
        match error {
            Errno::EAGAIN => ForkError::ProcessLimit,
            Errno::ENOMEM => ForkError::Memory,
            other => ForkError::System(other),
        }
    }
}

/// `fork(2)`: vuelve dos veces, en el padre con el PID del hijo y en el hijo con [`ForkResult::Child`].
///
/// El hijo recibe las señales como cualquier programa (sin los manejadores de la lección), habla con su propio
/// nombre («hijo 1») y muere si muere su padre. Debe acabar con `_exit`: véase
/// [`exit_now`](crate::ending::exit_now).
///
/// # Errors
/// [`ForkError`]: límite de procesos, memoria, o si este proceso tiene más de un hilo.
pub fn fork() -> Result<ForkResult, ForkError> {
    let parent = getpid();
    fork_bound(|| die_with(parent))
}

/// El `fork(2)` de todos: `bind` es lo primero que hace el hijo, aún con las señales bloqueadas, y dice con quién
/// muere. Con su padre ([`die_with`]) o con la lección ([`Lifeline`](crate::lifeline::Lifeline)).
pub(crate) fn fork_bound(bind: impl FnOnce()) -> Result<ForkResult, ForkError> {
    refuse_threads()?;
    let name = me::next_child();
    let reservation = Reservation::for_child(&name);
    let mut before = SigSet::empty();
    let default = signals::default_action();
    // Ninguna señal debe llegar mientras el hijo conserva los manejadores del padre.
    sigprocmask(SigmaskHow::SIG_BLOCK, Some(&SigSet::all()), Some(&mut before))?;
    // SAFETY: el proceso tiene un solo hilo (se acaba de comprobar), así que la copia está completa y ningún
    // cerrojo queda en manos de un hilo que ya no existe.
    #[expect(clippy::disallowed_methods, reason = "es el único fork del cuaderno")]
    let forked = unsafe { nix::unistd::fork() };
    match forked {
        Ok(ForkResult::Child) => {
            signals::restore_ending(&default);
            bind();
            me::be_born(name, reservation.seat());
        }
        Ok(ForkResult::Parent { child }) => {
            me::count_child();
            reservation.belongs_to(child);
        }
        Err(_) => reservation.cancel(),
    }
    sigprocmask(SigmaskHow::SIG_SETMASK, Some(&before), None)?;
    Ok(forked?)
}

/// Pide al núcleo `SIGKILL` para este proceso cuando muera su padre (`PR_SET_PDEATHSIG`).
///
/// Solo puede pedirlo el propio hijo, así que entre `fork` y esta llamada hay una ventana: a un hijo detenido
/// con `SIGSTOP` justo ahí, la muerte de su padre no lo mata. Quien vaya a detener a un hijo recién creado debe
/// esperar antes a que haya empezado (con una [`Gate`](crate::gate::Gate), por ejemplo).
///
/// El núcleo olvida la petición en cada `fork` y al cambiar de usuario: quien haga `setuid` ha de repetirla.
/// Si el padre ya había muerto antes de pedirlo, nadie avisaría: por eso se mira después quién es el padre.
pub fn die_with(parent: Pid) {
    let asked = prctl::set_pdeathsig(Signal::SIGKILL);
    if asked.is_err() || getppid() != parent {
        exit_now(128 + Signal::SIGKILL as i32);
    }
}

/// `unshare(CLONE_THREAD)` no hace nada, y solo vuelve sin error si el proceso tiene un único hilo. Si no lo permite un
/// contenedor, se cuentan: cada hilo es una carpeta de `/proc/self/task`, y suma un enlace a su madre, que ya tiene dos.
fn refuse_threads() -> Result<(), ForkError> {
    if unshare(CloneFlags::CLONE_THREAD).is_ok() {
        return Ok(());
    }
    match fs::metadata("/proc/self/task").map_or(1, |folder| folder.nlink() - 2) {
        1 => Ok(()),
        threads => Err(ForkError::Threads(threads)),
    }
}
