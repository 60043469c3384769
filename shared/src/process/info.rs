//! Quién soy y quién es mi padre: `current_process()` y `parent_process()` de Python.

use nix::unistd::getpid;

use super::Process;
use crate::me::{self, Origin, ProcessInfo, Speaker};

impl Process<'_> {
    /// El proceso que está ejecutando esta línea.
    ///
    /// # Python
    /// `multiprocessing.current_process()`.
    pub fn current() -> ProcessInfo {
        let unnamed =
            || ProcessInfo { pid: getpid(), name: Speaker::current().to_string(), daemon: false };
        my_origin().map_or_else(unnamed, |origin| origin.me)
    }

    /// El que arrancó a este con [`start`](Process::start); `None` en el proceso principal.
    ///
    /// # Python
    /// `multiprocessing.parent_process()`.
    pub fn parent() -> Option<ProcessInfo> {
        my_origin().map(|origin| origin.parent)
    }
}

/// Lo apuntado, si es de este proceso: quien lo sea por un `fork` sin [`Process`] lo hereda de su padre.
fn my_origin() -> Option<Origin> {
    me::origin().filter(|origin| origin.me.pid == getpid())
}

pub(super) fn current_is_daemon() -> bool {
    me::origin().is_some_and(|origin| origin.me.daemon)
}

/// En el hijo recién creado: lo que hasta ahora era «yo» es ahora «mi padre».
pub(super) fn enter_child(parent: ProcessInfo, name: String, daemon: bool) {
    let me = ProcessInfo { pid: getpid(), name, daemon };
    me::set_origin(Origin { me, parent });
}
