//! Quién soy y quién es mi padre: `current_process()` y `parent_process()` de Python.

use std::cell::RefCell;

use nix::unistd::{Pid, getpid};

use super::Process;
use crate::voice::Speaker;

thread_local! {
    static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) };
}

/// Un proceso visto desde dentro: su PID, su nombre y si es demonio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessInfo {
    pub pid: Pid,
    pub name: String,
    pub daemon: bool,
}

struct Current {
    me: ProcessInfo,
    parent: ProcessInfo,
}

impl Process<'_> {
    /// El proceso que está ejecutando esta línea.
    ///
    /// # Python
    /// `multiprocessing.current_process()`.
    pub fn current() -> ProcessInfo {
        let unnamed =
            || ProcessInfo { pid: getpid(), name: Speaker::current().to_string(), daemon: false };
        CURRENT.with_borrow(|current| mine(current).map(|it| it.me.clone())).unwrap_or_else(unnamed)
    }

    /// El que arrancó a este con [`start`](Process::start); `None` en el proceso principal.
    ///
    /// # Python
    /// `multiprocessing.parent_process()`.
    pub fn parent() -> Option<ProcessInfo> {
        CURRENT.with_borrow(|current| mine(current).map(|it| it.parent.clone()))
    }
}

/// Lo apuntado, si es de este proceso: quien lo sea por un `fork` sin [`Process`] lo hereda de su padre.
fn mine(current: &Option<Current>) -> Option<&Current> {
    current.as_ref().filter(|current| current.me.pid == getpid())
}

pub(super) fn current_is_daemon() -> bool {
    CURRENT.with_borrow(|current| current.as_ref().is_some_and(|current| current.me.daemon))
}

/// En el hijo recién creado: lo que hasta ahora era «yo» es ahora «mi padre».
pub(super) fn enter_child(parent: ProcessInfo, name: String, daemon: bool) {
    let me = ProcessInfo { pid: getpid(), name, daemon };
    CURRENT.set(Some(Current { me, parent }));
}
