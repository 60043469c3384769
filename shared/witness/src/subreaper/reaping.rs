//! Los hijos de este proceso que han terminado: mirarlos, recogerlos y acabar con los demás.

use std::io;
use std::ops::ControlFlow;

use super::family;
use crate::record::Status;
use crate::stat::Stat;

/// Un hijo que ha terminado.
#[derive(Clone, Debug)]
pub struct Ended {
    pub pid: i32,
    pub comm: String,
    pub status: Status,
}

/// Qué hijos quedan por recoger.
pub enum Next {
    Ended(Ended),
    StillLiving,
    Nobody,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    No,
    UntilOneEnds,
}

/// Un hijo que ha terminado, todavía sin recoger: su nombre aún se puede leer.
///
/// # Errors
/// Los de `waitid`, menos que no quede ningún hijo.
pub fn peek(wait: Wait) -> io::Result<Next> {
    // SAFETY: `siginfo_t` es una estructura de C para la que todo ceros es un valor válido.
    let mut info: libc::siginfo_t = unsafe { std::mem::zeroed() };
    let hang = if wait == Wait::No { libc::WNOHANG } else { 0 };
    let flags = libc::WEXITED | libc::WNOWAIT | hang;
    // SAFETY: `info` vive durante la llamada, que es la única que la rellena.
    if unsafe { libc::waitid(libc::P_ALL, 0, &raw mut info, flags) } != 0 {
        let error = io::Error::last_os_error();
        return if error.raw_os_error() == Some(libc::ECHILD) {
            Ok(Next::Nobody)
        } else {
            Err(error)
        };
    }
    // SAFETY: `waitid` ha rellenado los campos de un hijo terminado, o ha dejado los ceros.
    let (pid, value) = unsafe { (info.si_pid(), info.si_status()) };
    if pid == 0 {
        return Ok(Next::StillLiving);
    }
    let exited = info.si_code == libc::CLD_EXITED;
    let status = if exited { Status::Code(value) } else { Status::Signal(value) };
    let comm = Stat::of(pid).map(|stat| stat.comm).unwrap_or_default();
    Ok(Next::Ended(Ended { pid, comm, status }))
}

/// Recoge a un hijo que ya ha terminado.
pub fn reap(pid: i32) {
    // SAFETY: `waitpid` admite un estado nulo; no se escribe nada.
    unsafe { libc::waitpid(pid, std::ptr::null_mut(), 0) };
}

/// Recoge a los hijos que han terminado, y los añade; `true` si queda alguno vivo.
///
/// # Errors
/// Los de [`peek`].
pub fn reap_all(ended: &mut Vec<Ended>, mut wait: Wait) -> io::Result<bool> {
    loop {
        match peek(wait)? {
            Next::Ended(process) => {
                reap(process.pid);
                ended.push(process);
                wait = Wait::No;
            }
            Next::StillLiving => return Ok(true),
            Next::Nobody => return Ok(false),
        }
    }
}

/// Mata a todos los descendientes, también a los que nazcan entretanto, y los recoge. Este proceso ha de ser quien los
/// adopta.
///
/// # Errors
/// Los de [`peek`].
pub fn kill_everybody() -> io::Result<Vec<Ended>> {
    let mut ended = Vec::new();
    loop {
        kill_once();
        if !reap_all(&mut ended, Wait::UntilOneEnds)? {
            return Ok(ended);
        }
    }
}

/// Mata a los descendientes que hay ahora. Se mira la tabla entera solo si de la otra forma, que es más rápida, no se ve
/// a nadie: hay que ir más deprisa que quien no deja de crear procesos.
pub(super) fn kill_once() {
    let me = std::process::id() as i32;
    let mut living = 0;
    family::walk(me, |process| {
        living += usize::from(kill(&process));
        ControlFlow::Continue(())
    });
    if living == 0 {
        for process in family::search(me) {
            kill(&process);
        }
    }
}

/// `false` si ya había terminado.
fn kill(process: &Stat) -> bool {
    // SAFETY: `kill` no toca la memoria de este proceso.
    !process.is_zombie() && unsafe { libc::kill(process.pid, libc::SIGKILL) } == 0
}
