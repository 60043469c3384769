//! Lo que una señal corta solo porque miramos. La que un proceso ignora no le llega ni lo despierta; pero, si lo miran, el
//! núcleo se la enseña antes a quien mira, y la llamada en la que dormía acaba con EINTR.

use libc::{SIGCHLD, SIGURG, SIGWINCH};

use super::raw;
use crate::proc_files::has_signal;

/// Hace que empiece de nuevo la llamada que ha cortado `signal`, si sin el testigo no la habría cortado.
pub fn undo_cut(tid: i32, signal: i32) {
    if let Some(cut) = raw::CutCall::of(tid)
        && is_ignored(tid, signal)
    {
        cut.begin_again();
    }
}

/// SIGCONT no: quien estaba detenido sí ve su llamada cortada.
fn is_ignored(tid: i32, signal: i32) -> bool {
    let has = |set| has_signal(tid, set, signal) == Some(true);
    has("SigIgn:") || [SIGCHLD, SIGURG, SIGWINCH].contains(&signal) && !has("SigCgt:")
}
