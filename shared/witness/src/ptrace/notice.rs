//! Esperar con plazo a que a un proceso mirado le pase algo.

use std::mem::zeroed;
use std::ptr;
use std::time::{Duration, Instant};

/// Mientras vive, `SIGCHLD` queda pendiente en lugar de perderse, y se puede esperar con plazo.
///
/// Se prepara cuando el programa ya está en marcha: así no hereda la señal bloqueada.
pub struct Notices {
    mask: libc::sigset_t,
    action: libc::sigaction,
}

impl Notices {
    pub fn keep() -> Self {
        let children = only_children();
        // SAFETY: las dos pueden valer cero en todos sus bytes, y todo lo que se pasa está vivo.
        unsafe {
            let (mut mask, mut action) = (zeroed(), zeroed());
            let default: libc::sigaction = zeroed();
            libc::sigaction(libc::SIGCHLD, &raw const default, &raw mut action);
            libc::sigprocmask(libc::SIG_BLOCK, &raw const children, &raw mut mask);
            Self { mask, action }
        }
    }
}

impl Drop for Notices {
    fn drop(&mut self) {
        // SAFETY: es lo que había.
        unsafe {
            libc::sigprocmask(libc::SIG_SETMASK, &raw const self.mask, ptr::null_mut());
            libc::sigaction(libc::SIGCHLD, &raw const self.action, ptr::null_mut());
        }
    }
}

/// Duerme hasta que pasa algo, llega un latido o se cumple el plazo. Un aviso anterior a la llamada también la despierta.
pub fn sleep_until(due: Instant) {
    let left: Duration = due.saturating_duration_since(Instant::now());
    let left = libc::timespec { tv_sec: left.as_secs() as _, tv_nsec: left.subsec_nanos().into() };
    let children = only_children();
    // SAFETY: lo que se pasa está vivo, y no se pide saber más de la señal.
    unsafe { libc::sigtimedwait(&raw const children, ptr::null_mut(), &raw const left) };
}

fn only_children() -> libc::sigset_t {
    // SAFETY: `sigemptyset` le da valor a todo el conjunto.
    unsafe {
        let mut set = zeroed();
        libc::sigemptyset(&raw mut set);
        libc::sigaddset(&raw mut set, libc::SIGCHLD);
        set
    }
}
