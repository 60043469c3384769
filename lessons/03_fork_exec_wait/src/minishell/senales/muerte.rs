//! Una señal que mata a la shell mata antes a los suyos, y en silencio: quien la lanzó ya sabe por qué ha muerto.

use std::ptr;
use std::sync::atomic::{AtomicI32, Ordering};

use nix::unistd::getpid;
use shared::ending::{end_descendants, exit_now};
use shared::inherited::Ignored;
use shared::signal::SignalNumber;

use super::terminal;

/// Las que no matan, las que no se pueden atrapar, y las de un fallo del programa,
/// al que no se puede sobrevivir. Rust ya ignora `SIGPIPE`.
const NO_SE_TOCAN: [i32; 16] = [
    libc::SIGKILL,
    libc::SIGSTOP,
    libc::SIGCHLD,
    libc::SIGCONT,
    libc::SIGURG,
    libc::SIGWINCH,
    libc::SIGTSTP,
    libc::SIGTTIN,
    libc::SIGTTOU,
    libc::SIGPIPE,
    libc::SIGSEGV,
    libc::SIGBUS,
    libc::SIGFPE,
    libc::SIGILL,
    libc::SIGTRAP,
    libc::SIGABRT,
];

/// La shell; sus hijos heredan el manejador hasta que lo olvidan.
static SHELL: AtomicI32 = AtomicI32::new(0);

/// Desde ahora, cualquier señal que mataría a la shell mata y recoge antes a todos
/// sus descendientes. Las que alguien dejó ignoradas al lanzarla (`nohup`) siguen
/// ignoradas.
pub fn morir_con_todos(ya_ignoradas: Ignored) {
    SHELL.store(getpid().as_raw(), Ordering::SeqCst);
    for senal in mortales() {
        let ignorada = ya_ignoradas.contains(senal);
        poner(
            senal,
            if ignorada { libc::SIG_IGN } else { morir as *const () as usize },
        );
    }
}

/// En un hijo: vuelven a matarlo sin más.
pub fn olvidar() {
    mortales().for_each(|senal| poner(senal, libc::SIG_DFL));
}

fn mortales() -> impl Iterator<Item = SignalNumber> {
    let numeros =
        (1..=libc::SIGRTMAX()).filter(|numero| !NO_SE_TOCAN.contains(numero));
    numeros.filter_map(SignalNumber::from_raw)
}

fn poner(senal: SignalNumber, accion: libc::sighandler_t) {
    // SAFETY: una `sigaction` de ceros es válida; `morir` solo llama al sistema, y
    // se ejecuta con todo bloqueado.
    unsafe {
        let mut nueva: libc::sigaction = std::mem::zeroed();
        nueva.sa_sigaction = accion;
        libc::sigfillset(&raw mut nueva.sa_mask);
        libc::sigaction(senal.as_raw(), &raw const nueva, ptr::null_mut());
    }
}

extern "C" fn morir(senal: i32) {
    if getpid().as_raw() == SHELL.load(Ordering::SeqCst) {
        end_descendants();
        terminal::devolver();
    }
    exit_now(128 + senal);
}
