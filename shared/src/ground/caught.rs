//! Qué puede pasar si a un proceso dormido le llega una señal que atrapa.
//!
//! Un manejador puede hacer cualquier cosa, también lo que su propio proceso espera. Los de este cuaderno, en cambio,
//! solo acaban con el proceso, y eso se sabe comparando direcciones: por eso solo lo sabe el propio proceso.

use std::ptr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use nix::sys::signal::Signal;

/// Los manejadores que solo acaban con el proceso, y las señales que alguno ha atrapado.
static HANDLERS: [AtomicUsize; 2] = [const { AtomicUsize::new(0) }; 2];
static SIGNALS: AtomicU64 = AtomicU64::new(0);

/// Este manejador, que se va a poner a esas señales, no hace otra cosa que acabar con el proceso.
pub(crate) fn only_ends(handler: extern "C" fn(i32), signals: impl IntoIterator<Item = Signal>) {
    let address = handler as *const () as usize;
    let mine = |place: &AtomicUsize| {
        let old = place.compare_exchange(0, address, Ordering::SeqCst, Ordering::SeqCst);
        old.is_ok() || old == Err(address)
    };
    if HANDLERS.iter().any(mine) {
        let mask = signals.into_iter().fold(0, |mask, signal| mask | bit(signal as i32));
        SIGNALS.fetch_or(mask, Ordering::SeqCst);
    }
}

/// Las señales que ahora mismo solo acaban con este proceso, en una máscara como las de `/proc/PID/status`.
pub(crate) fn signals_that_only_end() -> u64 {
    let candidates = SIGNALS.load(Ordering::SeqCst);
    let ours = |number: &i32| {
        let handler = handler_of(*number);
        handler != 0 && HANDLERS.iter().any(|known| known.load(Ordering::SeqCst) == handler)
    };
    let numbers = (1..=libc::SIGRTMAX()).filter(|number| candidates & bit(*number) != 0);
    numbers.filter(ours).fold(0, |mask, number| mask | bit(number))
}

/// Las de esta máscara que, si llegan, ejecutan un manejador escrito por alguien.
pub(crate) fn written_by_somebody(mask: u64) -> u64 {
    // Las dos primeras las atrapa la biblioteca de Rust para explicar un desbordamiento de pila; las otras dos, la de C
    // para sus hilos.
    const NOT_WRITTEN: [i32; 4] = [libc::SIGSEGV, libc::SIGBUS, 32, 33];
    NOT_WRITTEN.iter().fold(mask, |mask, number| mask & !bit(*number))
}

fn handler_of(signal: i32) -> usize {
    // SAFETY: una `sigaction` de ceros es válida.
    let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
    // SAFETY: sin acción nueva, solo pregunta la que hay; `action` vive hasta después de la llamada.
    let asked = unsafe { libc::sigaction(signal, ptr::null(), &raw mut action) };
    if asked == 0 { action.sa_sigaction } else { 0 }
}

fn bit(signal: i32) -> u64 {
    1 << (signal - 1)
}
