//! Las marcas que deja un objeto, para que el testigo las vea. Sin testigo, saber que no lo hay es todo lo que cuestan.

use std::time::Duration;

use marks::{Act, Kind, Mark, Name};

use super::{ObjectId, board};
use crate::{me, trail};

impl ObjectId {
    #[inline]
    pub fn mark(self, kind: Kind, act: Act) {
        if trail::is_watched() {
            self.leave(kind, act, None, None);
        }
    }

    #[inline]
    pub fn mark_value(self, kind: Kind, act: Act, value: impl FnOnce() -> Option<i64>) {
        if trail::is_watched() {
            self.leave(kind, act, value(), None);
        }
    }

    /// Lo que se hace con un valor compartido.
    #[inline]
    pub fn mark_touch(self, act: Act, value: impl FnOnce() -> Option<i64>) {
        if trail::wants_values() {
            self.leave(Kind::Value, act, value(), None);
        }
    }

    /// Lo que se hace con un elemento de una lista.
    #[inline]
    pub fn mark_element(self, act: Act, index: usize, value: impl FnOnce() -> Option<i64>) {
        if trail::wants_values() {
            self.leave(Kind::Value, act, value(), Some(index));
        }
    }

    /// Se va a pedir. Quien no está dispuesto a esperar no lo pide: prueba.
    #[inline]
    pub fn mark_wanted(self, kind: Kind, timeout: Option<Duration>) {
        if trail::is_watched() && timeout != Some(Duration::ZERO) {
            self.leave(kind, Act::Wanted, None, None);
        }
    }

    /// Se ha conseguido, o no.
    #[inline]
    pub fn mark_outcome(self, kind: Kind, got: bool) {
        self.mark(kind, if got { Act::Got } else { Act::GaveUp });
    }

    #[cold]
    fn leave(self, kind: Kind, act: Act, value: Option<i64>, element: Option<usize>) {
        let Some(board) = board::board() else { return };
        let family = board.root().map_or(0, |root| root.pid().as_raw());
        let name = match element {
            Some(index) => Name::new(&format!("[{index}]")),
            None => board.mark_name(self.0),
        };
        let id = (family as u64) << 32 | u64::from(self.0);
        me::with_pid_and_lineage(|pid, lineage| {
            trail::leave(&Mark { t_ns: 0, pid, kind, act, id, value, name }, lineage);
        });
    }
}
