//! Las señales que acaban una lección: antes de salir, acaban y recogen a sus descendientes.

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

use nix::sys::signal::{
    SaFlags, SigAction, SigHandler, SigSet, SigmaskHow, Signal, raise, sigaction, sigprocmask,
};
use nix::unistd::{alarm, getpid};

use super::{end_descendants, exit_now};
use crate::ground::output::write_error;
use crate::ground::signals::{ENDING, default_action, restore_ending};
use crate::ground::{caught, terminal};

const TOO_LATE: &str = "\nEl paso no ha terminado a tiempo: algo se ha quedado esperando. Todos los hijos están recogidos.\n";

/// Lo que se dice al acabar por una señal.
const fn farewell(signal: Signal) -> &'static str {
    match signal {
        Signal::SIGINT => {
            "\nInterrumpido con Ctrl-C: todos los hijos han terminado y están recogidos.\n"
        }
        Signal::SIGTERM => {
            "\nTerminado por SIGTERM: todos los hijos han terminado y están recogidos.\n"
        }
        Signal::SIGQUIT => {
            "\nTerminado por SIGQUIT: todos los hijos han terminado y están recogidos.\n"
        }
        Signal::SIGALRM => {
            "\nTerminado por SIGALRM: todos los hijos han terminado y están recogidos.\n"
        }
        _ => "",
    }
}

/// Si corre el plazo de un paso. Si no, `SIGALRM` es una señal que envía alguien, como otra cualquiera.
static DEADLINE_RUNS: AtomicBool = AtomicBool::new(false);

/// Desde ahora el paso tiene estos segundos.
pub(crate) fn start_deadline(seconds: u32) {
    DEADLINE_RUNS.store(true, Ordering::SeqCst);
    alarm::set(seconds);
}

/// El plazo del paso deja de correr; devuelve los segundos que quedaban.
pub fn stop_deadline() -> Option<u32> {
    let seconds_left = alarm::cancel();
    DEADLINE_RUNS.store(false, Ordering::SeqCst);
    seconds_left
}

/// El proceso que instaló los manejadores; 0 si nadie lo ha hecho.
static ROOT: AtomicI32 = AtomicI32::new(0);

/// Desde ahora, `SIGINT`, `SIGTERM`, `SIGQUIT`, `SIGHUP` y `SIGALRM` acaban y recogen a todos los
/// descendientes antes de salir con 128 más el número de la señal (con 1 si es el plazo de un paso).
///
/// # Errors
/// El de `sigaction(2)`.
pub fn install_handlers() -> nix::Result<()> {
    ROOT.store(getpid().as_raw(), Ordering::SeqCst);
    let action = ending_action(on_signal);
    for signal in ENDING {
        // SAFETY: `on_signal` solo hace llamadas al sistema permitidas dentro de un manejador (signal-safety(7)).
        unsafe { sigaction(signal, &action) }?;
    }
    Ok(())
}

/// Dice si este proceso instaló los manejadores.
pub(super) fn is_root() -> bool {
    getpid().as_raw() == ROOT.load(Ordering::SeqCst)
}

fn ending_action(handler: extern "C" fn(i32)) -> SigAction {
    caught::only_ends(handler, ENDING);
    SigAction::new(SigHandler::Handler(handler), SaFlags::SA_RESTART, SigSet::all())
}

/// El proceso intermedio que ya ha llamado a [`end_children_first`]; 0 si nadie lo ha hecho.
static MIDDLE: AtomicI32 = AtomicI32::new(0);

/// Un proceso que va a tener hijos sin ser el primero: si lo mata Ctrl-C o `SIGTERM`, antes los acaba y los recoge.
///
/// Si no, al llegar Ctrl-C a toda la familia a la vez, moriría dejando un zombi que nadie de ella puede recoger.
/// Las señales que ya trata de otra manera no se tocan.
pub(crate) fn end_children_first() {
    let me = getpid().as_raw();
    if is_root() || MIDDLE.load(Ordering::SeqCst) == me {
        return;
    }
    MIDDLE.store(me, Ordering::SeqCst);
    let action = ending_action(on_signal_in_the_middle);
    for signal in ENDING {
        // SAFETY: `on_signal_in_the_middle` solo hace llamadas al sistema permitidas dentro de un manejador.
        let old = unsafe { sigaction(signal, &action) };
        if let Ok(old) = old
            && !matches!(old.handler(), SigHandler::SigDfl)
        {
            // SAFETY: es la acción que había.
            let _ = unsafe { sigaction(signal, &old) };
        }
    }
}

/// Acaba con los hijos y muere por la misma señal, como si no la atrapara.
extern "C" fn on_signal_in_the_middle(number: i32) {
    end_descendants();
    restore_ending(&default_action());
    if let Ok(signal) = Signal::try_from(number) {
        let _ = raise(signal);
        let mut only = SigSet::empty();
        only.add(signal);
        let _ = sigprocmask(SigmaskHow::SIG_UNBLOCK, Some(&only), None);
    }
    exit_now(128 + number);
}

extern "C" fn on_signal(number: i32) {
    if !is_root() {
        restore_ending(&default_action());
        exit_now(128 + number);
    }
    end_descendants();
    terminal::restore();
    if number == Signal::SIGALRM as i32 && DEADLINE_RUNS.load(Ordering::SeqCst) {
        write_error(TOO_LATE);
        exit_now(1);
    }
    write_error(Signal::try_from(number).map_or("", farewell));
    exit_now(128 + number);
}
