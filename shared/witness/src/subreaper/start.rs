//! Cómo empieza el programa: como si lo ejecutara quien ejecuta al testigo.

use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

use nix::sys::prctl;
use nix::sys::signal::{SigSet, Signal};
use nix::unistd::{Uid, getpid, getppid};

use crate::keyboard::Ignored;
use crate::{Watch, WatchError};

/// Las señales como las recibió el testigo, que un programa hereda de quien lo ejecuta.
pub struct Inherited {
    blocked: SigSet,
    child_ended: libc::sighandler_t,
    keyboard: Ignored,
}

impl Inherited {
    /// Las guarda, y deja `SIGCHLD` por defecto: con ella ignorada no habría a quién recoger.
    pub fn take(keyboard: Ignored) -> io::Result<Self> {
        let blocked = SigSet::thread_get_mask()?;
        // SAFETY: la acción por defecto no ejecuta nada nuestro.
        let child_ended = unsafe { libc::signal(libc::SIGCHLD, libc::SIG_DFL) };
        Ok(Self { blocked, child_ended, keyboard })
    }

    fn give(&self) -> io::Result<()> {
        // SAFETY: es lo que devolvió `signal`: por defecto o ignorada, porque este proceso no le pone manejador.
        unsafe { libc::signal(libc::SIGCHLD, self.child_ended) };
        self.keyboard.give_back();
        Ok(self.blocked.thread_set_mask()?)
    }
}

/// Ejecuta el programa. Devuelve su PID cuando ya lo es.
pub fn start(asked: &Watch, inherited: Inherited) -> Result<i32, WatchError> {
    let program = &asked.command[0];
    let mut command = Command::new(program);
    command.args(&asked.command[1..]);
    let watcher = getpid();
    let give_up_privileges = !Uid::effective().is_root();
    let prepare = move || {
        prctl::set_pdeathsig(Signal::SIGKILL)?;
        if getppid() != watcher {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        if give_up_privileges {
            // A quien ganara un privilegio no se lo podría matar.
            prctl::set_no_new_privs()?;
        }
        inherited.give()
    };
    // SAFETY: `prepare` solo hace llamadas al sistema, y este proceso tiene un solo hilo.
    unsafe { command.pre_exec(prepare) };
    match command.spawn() {
        Ok(child) => Ok(child.id() as i32),
        Err(error)
            if error.kind() == io::ErrorKind::NotFound && !program.as_bytes().contains(&b'/') =>
        {
            Err(WatchError::NotFound(program.clone()))
        }
        Err(error) => Err(WatchError::CannotStart(program.clone(), error)),
    }
}
