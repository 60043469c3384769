//! Acabar con todos los descendientes, y recogerlos.

use nix::fcntl::{OFlag, open};
use nix::sys::prctl;
use nix::sys::signal::{Signal, kill};
use nix::sys::stat::Mode;
use nix::unistd::{Pid, read};

use crate::ground::rope;
use crate::wait::{WaitPidFlag, waitpid};

/// Mata y recoge a todos los descendientes de este proceso, también a los nietos, y mata a los que sobrevivieron
/// a su padre atados a una [`Lifeline`](crate::lifeline::Lifeline) suya, aunque ya sean hijos de otro.
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
    rope::cut();
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
    let length = read_children(&mut buffer);
    let words = buffer[..length].split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    let numbers = words
        .map(|word| word.iter().fold(0, |number, digit| number * 10 + i32::from(digit - b'0')));
    numbers.map(|number| visit(Pid::from_raw(number))).count()
}

/// `/proc/thread-self/children`: los PID de los hijos, separados por espacios. Devuelve los bytes leídos.
fn read_children(buffer: &mut [u8; 4096]) -> usize {
    let flags = OFlag::O_RDONLY | OFlag::O_CLOEXEC;
    let Ok(file) = open(c"/proc/thread-self/children", flags, Mode::empty()) else { return 0 };
    let length = read(&file, buffer).unwrap_or(0);
    // Si la lista no cabe entera, el último número puede estar cortado: se deja para la vuelta siguiente.
    if length < buffer.len() {
        length
    } else {
        buffer.iter().rposition(|byte| *byte == b' ').unwrap_or(0)
    }
}
