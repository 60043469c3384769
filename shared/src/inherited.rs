//! Las señales que quien lanzó este programa le dejó ignoradas: con `nohup`, con el `&` de un guion…
//!
//! Lo ignorado se hereda a través de `fork` y de `exec`, y quien ejecuta programas por cuenta de otro (una shell, un
//! `init`) ha de dejárselo igual. Hay que mirarlo antes de `main`, porque Rust ignora `SIGPIPE` nada más empezar y
//! la lección cambia otras.

use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};

use nix::sys::signal::{SigSet, SigmaskHow, Signal, sigprocmask};

use crate::ground::signals::restore_default;
use crate::signal::SignalNumber;

/// Un bit por señal: el 0 es el de la señal 1.
static AT_START: AtomicU64 = AtomicU64::new(0);

/// Un conjunto de señales que han de quedar ignoradas; vacío, si no se dice otra cosa.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ignored(u64);

/// Las que ya estaban ignoradas cuando empezó este programa.
pub fn ignored() -> Ignored {
    Ignored(AT_START.load(Ordering::Relaxed))
}

impl Ignored {
    pub fn contains(self, signal: SignalNumber) -> bool {
        self.0 & bit(signal.as_raw()) != 0
    }

    /// Vuelve a ignorarlas: en un hijo, justo antes de `exec`.
    pub fn ignore_again(self) {
        for number in (1..=libc::SIGRTMAX()).filter(|number| self.0 & bit(*number) != 0) {
            // SAFETY: ignorar una señal no instala ningún manejador.
            unsafe { libc::signal(number, libc::SIG_IGN) };
        }
    }
}

fn bit(number: i32) -> u64 {
    1 << (number - 1)
}

/// Quien ejecuta un programa puede haberle dejado `SIGCHLD` ignorada (y entonces el núcleo recogería a los hijos por su
/// cuenta, y nadie sabría su código) o señales bloqueadas (y los hijos no atenderían `SIGTERM`). Todo programa que use
/// esta biblioteca empieza como si lo ejecutara una shell.
///
/// Se hace antes de `main` porque después ya no se distingue lo heredado de lo que decida el propio programa, que puede
/// querer ignorar `SIGCHLD`.
extern "C" fn put_signals_right() {
    remember();
    restore_default(Signal::SIGCHLD);
    let _ = sigprocmask(SigmaskHow::SIG_SETMASK, Some(&SigSet::empty()), None);
}

/// El cargador de programas llama, antes de `main`, a lo que encuentra en esta sección.
// SAFETY: es la sección de las funciones sin argumentos que se llaman al empezar, y esta solo hace llamadas al sistema.
#[used]
#[unsafe(link_section = ".init_array")]
static BEFORE_MAIN: extern "C" fn() = put_signals_right;

/// Apunta cuáles están ignoradas. Solo pregunta al núcleo y toca un atómico.
fn remember() {
    let mut found = 0;
    for number in 1..=libc::SIGRTMAX() {
        // SAFETY: una `sigaction` de ceros es válida, y preguntar por la acción de una señal no la cambia.
        let action = unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            (libc::sigaction(number, ptr::null(), &raw mut action) == 0).then_some(action)
        };
        if action.is_some_and(|action| action.sa_sigaction == libc::SIG_IGN) {
            found |= bit(number);
        }
    }
    AT_START.store(found, Ordering::Relaxed);
}
