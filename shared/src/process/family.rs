//! Los hijos de este proceso que siguen vivos.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::ProcessInfo;
use super::started::Started;

thread_local! {
    static CHILDREN: RefCell<Vec<Weak<Started>>> = const { RefCell::new(Vec::new()) };
}

/// En el padre, recién arrancado el hijo.
pub(super) fn remember(child: &Rc<Started>) {
    CHILDREN.with_borrow_mut(|children| children.push(Rc::downgrade(child)));
}

/// Los hijos vivos que este hilo ha arrancado con [`start`](super::Process::start), en el orden en que lo hizo.
///
/// A los que ya habían terminado, de paso los recoge, como en Python.
///
/// # Python
/// `multiprocessing.active_children()`.
pub fn active_children() -> Vec<ProcessInfo> {
    let mut alive = Vec::new();
    CHILDREN.with_borrow_mut(|children| {
        children.retain(|child| {
            // Los que arrancó el padre antes de un `fork` son hermanos de este proceso, no hijos.
            let child = child.upgrade().filter(|child| child.is_mine() && child.look().is_none());
            alive.extend(child.as_ref().map(|child| child.info.clone()));
            child.is_some()
        });
    });
    alive
}
