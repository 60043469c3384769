//! Cómo acaba todo: pase lo que pase, ningún descendiente queda vivo ni sin recoger.

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

use crate::wait::{WaitPidFlag, waitpid};
use nix::errno::Errno;
use nix::sys::prctl;
use nix::sys::signal::{
    SaFlags, SigAction, SigHandler, SigSet, SigmaskHow, Signal, kill, raise, sigaction, sigprocmask,
};
use nix::unistd::{Pid, alarm, getpid};

use crate::caught;
use crate::errno::describe;
use crate::output::write_error;
use crate::{inherited, lifeline, terminal};

/// Las señales que acaban una lección, y lo que se dice de cada una.
const ENDING_SIGNALS: [(Signal, &str); 5] = [
    (
        Signal::SIGINT,
        "\nInterrumpido con Ctrl-C: todos los hijos han terminado y están recogidos.\n",
    ),
    (
        Signal::SIGTERM,
        "\nTerminado por SIGTERM: todos los hijos han terminado y están recogidos.\n",
    ),
    (
        Signal::SIGQUIT,
        "\nTerminado por SIGQUIT: todos los hijos han terminado y están recogidos.\n",
    ),
    (Signal::SIGHUP, ""),
    (
        Signal::SIGALRM,
        "\nTerminado por SIGALRM: todos los hijos han terminado y están recogidos.\n",
    ),
];

const TOO_LATE: &str = "\nEl paso no ha terminado a tiempo: algo se ha quedado esperando. Todos los hijos están recogidos.\n";

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

/// Quien ejecuta un programa puede haberle dejado `SIGCHLD` ignorada (y entonces el núcleo recogería a los hijos por su
/// cuenta, y nadie sabría su código) o señales bloqueadas (y los hijos no atenderían `SIGTERM`). Todo programa que use
/// esta biblioteca empieza como si lo ejecutara una shell.
///
/// Se hace antes de `main` porque después ya no se distingue lo heredado de lo que decida el propio programa, que puede
/// querer ignorar `SIGCHLD`. Lo que había queda apuntado en [`inherited`].
extern "C" fn put_signals_right() {
    inherited::remember();
    restore_default(Signal::SIGCHLD);
    let _ = sigprocmask(SigmaskHow::SIG_SETMASK, Some(&SigSet::empty()), None);
}

/// El cargador de programas llama, antes de `main`, a lo que encuentra en esta sección.
// SAFETY: es la sección de las funciones sin argumentos que se llaman al empezar, y esta solo hace llamadas al sistema.
#[used]
#[unsafe(link_section = ".init_array")]
static BEFORE_MAIN: extern "C" fn() = put_signals_right;

/// Desde ahora, `SIGINT`, `SIGTERM`, `SIGQUIT`, `SIGHUP` y `SIGALRM` acaban y recogen a todos los
/// descendientes antes de salir con 128 más el número de la señal (con 1 si es el plazo de un paso).
///
/// # Errors
/// El de `sigaction(2)`.
pub fn install_handlers() -> nix::Result<()> {
    ROOT.store(getpid().as_raw(), Ordering::SeqCst);
    let action = ending_action(on_signal);
    for (signal, _) in ENDING_SIGNALS {
        // SAFETY: `on_signal` solo hace llamadas al sistema permitidas dentro de un manejador (signal-safety(7)).
        unsafe { sigaction(signal, &action) }?;
    }
    Ok(())
}

fn ending_action(handler: extern "C" fn(i32)) -> SigAction {
    caught::only_ends(handler, ENDING_SIGNALS.map(|(signal, _)| signal));
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
    if [ROOT.load(Ordering::SeqCst), MIDDLE.load(Ordering::SeqCst)].contains(&me) {
        return;
    }
    MIDDLE.store(me, Ordering::SeqCst);
    let action = ending_action(on_signal_in_the_middle);
    for (signal, _) in ENDING_SIGNALS {
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
    restore_default_signals();
    if let Ok(signal) = Signal::try_from(number) {
        let _ = raise(signal);
        let mut only = SigSet::empty();
        only.add(signal);
        let _ = sigprocmask(SigmaskHow::SIG_UNBLOCK, Some(&only), None);
    }
    exit_now(128 + number);
}

/// Las señales vuelven a hacer lo que hacen en cualquier programa.
fn restore_default_signals() {
    restore_to(&default_action());
}

/// La acción por defecto. Se prepara antes de `fork`: en el hijo, cada página nueva que se toca cuesta un fallo.
pub(crate) fn default_action() -> SigAction {
    SigAction::new(SigHandler::SigDfl, SaFlags::empty(), SigSet::empty())
}

/// En un hijo recién creado: las señales vuelven a hacer lo que hacen en cualquier programa.
pub(crate) fn restore_to(default: &SigAction) {
    for (signal, _) in ENDING_SIGNALS {
        // SAFETY: se restablece la acción por defecto; no se instala ningún manejador.
        let _ = unsafe { sigaction(signal, default) };
    }
}

/// En un hijo que va a llamar a `exec`: `SIGPIPE` vuelve a matar a quien escribe para nadie.
///
/// Todo programa de Rust empieza ignorándola, y lo que se ignora se sigue ignorando después de `exec`: sin esto,
/// `yes | head -1` acabaría con un mensaje de error de `yes`.
pub fn restore_sigpipe() {
    restore_default(Signal::SIGPIPE);
}

fn restore_default(signal: Signal) {
    let default = SigAction::new(SigHandler::SigDfl, SaFlags::empty(), SigSet::empty());
    // SAFETY: se restablece la acción por defecto; no se instala ningún manejador.
    let _ = unsafe { sigaction(signal, &default) };
}

extern "C" fn on_signal(number: i32) {
    if getpid().as_raw() != ROOT.load(Ordering::SeqCst) {
        restore_default_signals();
        exit_now(128 + number);
    }
    end_descendants();
    terminal::restore();
    if number == Signal::SIGALRM as i32 && DEADLINE_RUNS.load(Ordering::SeqCst) {
        write_error(TOO_LATE);
        exit_now(1);
    }
    for (signal, message) in ENDING_SIGNALS {
        if signal as i32 == number {
            write_error(message);
        }
    }
    exit_now(128 + number);
}

/// Mata y recoge a todos los descendientes de este proceso, también a los nietos, y mata a los que sobrevivieron
/// a su padre atados a una [`Lifeline`](lifeline::Lifeline) suya, aunque ya sean hijos de otro.
///
/// Solo usa llamadas al sistema, sin memoria dinámica, porque también se llama desde el manejador de señales.
pub fn end_descendants() {
    // Como subreaper, este proceso adopta a los nietos cuando muere su padre, y puede recogerlos.
    let _ = prctl::set_child_subreaper(true);
    while kill_children() {
        while waitpid(None, Some(WaitPidFlag::__WALL)).is_ok() {
            kill_children();
        }
    }
    let _ = prctl::set_child_subreaper(false);
    lifeline::cut();
}

/// Cuántos hijos tiene este proceso en la tabla, zombis incluidos.
pub(crate) fn children_left() -> usize {
    for_each_child(|_| {})
}

/// Envía `SIGKILL` a los hijos que hay ahora; dice si había alguno.
fn kill_children() -> bool {
    let killed = for_each_child(|child| {
        let _ = kill(child, Signal::SIGKILL);
    });
    killed > 0
}

/// Llama a `visit` con cada hijo de este proceso; devuelve cuántos son.
fn for_each_child(visit: impl Fn(Pid)) -> usize {
    let mut buffer = [0_u8; 4096];
    let read = read_children(&mut buffer);
    let words = buffer[..read].split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    let numbers = words
        .map(|word| word.iter().fold(0, |number, digit| number * 10 + i32::from(digit - b'0')));
    numbers.map(|number| visit(Pid::from_raw(number))).count()
}

/// `/proc/thread-self/children`: los PID de los hijos, separados por espacios. Devuelve los bytes leídos.
fn read_children(buffer: &mut [u8; 4096]) -> usize {
    use nix::fcntl::{OFlag, open};
    let opened = open(
        c"/proc/thread-self/children",
        OFlag::O_RDONLY | OFlag::O_CLOEXEC,
        nix::sys::stat::Mode::empty(),
    );
    let Ok(file) = opened else { return 0 };
    let read = nix::unistd::read(&file, buffer).unwrap_or(0);
    // Si la lista no cabe entera, el último número puede estar cortado: se deja para la vuelta siguiente.
    if read < buffer.len() {
        read
    } else {
        buffer.iter().rposition(|byte| *byte == b' ').unwrap_or(0)
    }
}

/// La salida está cerrada (`… | head -1`): acaba en silencio, como cualquier programa de Unix, por `SIGPIPE`.
pub fn nobody_listens() -> ! {
    if getpid().as_raw() == ROOT.load(Ordering::SeqCst) {
        end_descendants();
    }
    restore_default(Signal::SIGPIPE);
    let _ = raise(Signal::SIGPIPE);
    exit_now(128 + Signal::SIGPIPE as i32)
}

/// La salida no admite más (disco lleno): lo dice por la salida de errores y sale con 1.
pub(crate) fn cannot_write(error: Errno) -> ! {
    end_descendants();
    write_error(&format!("Error: no se puede escribir en la salida: {}.\n", describe(error)));
    exit_now(1)
}

/// Dice si alguien puede leer todavía lo que se escribe por la salida estándar.
pub(crate) fn somebody_listens() -> bool {
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    let stdout = std::io::stdout();
    let mut output = [PollFd::new(std::os::fd::AsFd::as_fd(&stdout), PollFlags::empty())];
    let _ = poll(&mut output, PollTimeout::ZERO);
    !output[0].revents().is_some_and(|events| events.contains(PollFlags::POLLERR))
}

/// `_exit(2)`: acaba ya, sin vaciar búferes ni ejecutar nada más. Es como debe acabar un hijo de `fork`.
pub fn exit_now(code: i32) -> ! {
    // SAFETY: `_exit` no vuelve y no toca la memoria del programa.
    unsafe { libc::_exit(code) }
}
