//! El init: lo que hace con cada señal que le llega.

use std::ffi::{CString, OsString};
use std::os::unix::ffi::OsStrExt;

use nix::errno::Errno;
use nix::sys::prctl;
use nix::sys::signal::{SigHandler, SigSet, Signal, signal};
use nix::sys::signalfd::{SfdFlags, SignalFd, siginfo};
use nix::unistd::{ForkResult, Pid, execvp};
use shared::ending::{end_descendants, exit_now};
use shared::errno::describe;
use shared::foreign::printable;
use shared::fork::fork;
use shared::signal::{SignalNumber, send};
use shared::voice;
use shared::wait::{WaitPidFlag, WaitStatus, waitpid};

/// Las que se pasan a la orden. `SIGKILL` y `SIGSTOP` no se pueden atrapar: esas las recibe init.
const SE_PASAN: [Signal; 7] = [
    Signal::SIGHUP,
    Signal::SIGINT,
    Signal::SIGQUIT,
    Signal::SIGTERM,
    Signal::SIGUSR1,
    Signal::SIGUSR2,
    Signal::SIGALRM,
];

// ANCHOR: init
pub fn ejecutar(orden: &[OsString]) -> anyhow::Result<u8> {
    let mut senales = SigSet::from_iter(SE_PASAN);
    senales.add(Signal::SIGCHLD);
    senales.thread_block()?; // Se leerán de un descriptor, cuando toque.
    let avisos = SignalFd::with_flags(&senales, SfdFlags::SFD_CLOEXEC)?;
    prctl::set_child_subreaper(true)?; // PID 1 no lo necesita: adopta siempre.

    let principal = match fork()? {
        ForkResult::Child => exit_now(convertirse_en(orden)),
        ForkResult::Parent { child } => child,
    };
    loop {
        let Some(aviso) = avisos.read_signal()? else { continue };
        if aviso.ssi_signo == Signal::SIGCHLD as u32 {
            if let Some(codigo) = recoger_a_todos(principal)? {
                end_descendants(); // Como hace el núcleo con los que quedan cuando muere PID 1.
                return Ok(codigo);
            }
        } else if !es_del_terminal(&aviso) {
            // Si la orden acaba de terminar, no hay a quién dársela.
            if let Some(senal) = SignalNumber::from_raw(aviso.ssi_signo.cast_signed()) {
                let _ = send(principal, senal);
            }
        }
    }
}

/// Recoge a cuantos hayan terminado; si entre ellos está la orden, devuelve con qué hay que acabar.
fn recoger_a_todos(principal: Pid) -> anyhow::Result<Option<u8>> {
    let mut codigo = None;
    loop {
        match waitpid(None, Some(WaitPidFlag::WNOHANG)) {
            Ok(WaitStatus::Exited(pid, salida)) if pid == principal => codigo = Some(salida),
            Ok(WaitStatus::Signaled(pid, senal, _)) if pid == principal => {
                codigo = Some(senal.shell_code());
            }
            Ok(WaitStatus::StillAlive) | Err(Errno::ECHILD) => break,
            Ok(_) => {} // Un huérfano.
            Err(error) => return Err(error.into()),
        }
    }
    Ok(codigo.map(u8::try_from).transpose()?)
}
// ANCHOR_END: init

/// Ctrl-C lo envía el núcleo a todo el grupo, así que la orden ya lo ha recibido.
fn es_del_terminal(aviso: &siginfo) -> bool {
    const SI_KERNEL: i32 = 0x80;
    aviso.ssi_code == SI_KERNEL
}

// ANCHOR: orden
/// En el hijo: deja las señales como en cualquier programa y ejecuta la orden. Solo vuelve si no se puede.
fn convertirse_en(orden: &[OsString]) -> i32 {
    let _ = SigSet::empty().thread_set_mask();
    // SAFETY: se restablece la acción por defecto. Rust ignora SIGPIPE al arrancar, y exec conserva lo ignorado.
    let _ = unsafe { signal(Signal::SIGPIPE, SigHandler::SigDfl) };
    let palabras: Result<Vec<_>, _> = orden.iter().map(|p| CString::new(p.as_bytes())).collect();
    let Ok(palabras) = palabras else { return 126 };
    let Err(error) = execvp(&palabras[0], &palabras);
    voice::print_error(&format!("Error: {}: {}\n", printable(&orden[0]), describe(error)));
    if error == Errno::ENOENT { 127 } else { 126 }
}
// ANCHOR_END: orden
