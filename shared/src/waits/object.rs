//! Los objetos por los que se puede esperar.

use std::time::Duration;

use super::board::{Board, board};
use super::wait::Wait;
use super::what::What;

/// El número de un objeto por el que se puede esperar, para encontrarlo en el tablero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ObjectId(u32);

impl ObjectId {
    pub fn new() -> Self {
        ObjectId(board().map_or(0, Board::new_object))
    }

    pub fn set_name(self, name: &str) {
        if let Some(board) = board() {
            board.set_name(self.0, name);
        }
    }

    pub fn has_name(self) -> bool {
        board().is_some_and(|board| board.name(self.0).is_some())
    }

    /// Empieza a esperar algo de este objeto.
    pub fn wait(self, what: What, timeout: Option<Duration>) -> Wait {
        Wait::new(what, self.0, timeout)
    }
}
