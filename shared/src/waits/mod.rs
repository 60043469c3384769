//! Quién espera qué en una familia de procesos, y si lo que espera puede llegar.
//!
//! Python no lo sabe, y por eso se queda colgado: un `get` de una cola cuyos productores han muerto, un `join`
//! de quien espera que le lean la cola. Aquí, cada proceso que va a dormir lo apunta en un tablero que comparte toda
//! la familia ([`waiting`] lo lee), y quien espera algo que ya no puede llegar recibe un error que dice por qué.
//!
//! Cuándo no puede llegar, y todos los que podrían hacer que llegue, está en `stalemate`.

mod board;
mod diagnosis;
mod marked;
mod published;
mod stalemate;
mod wait;

pub use diagnosis::{Member, Waiting, deadlock, waiting};
pub use published::What;

pub(crate) use board::{Reservation, forget, forget_departed, relabel};
pub(crate) use wait::{Patience, Wait};

/// El número de un objeto por el que se puede esperar, para encontrarlo en el tablero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ObjectId(u32);

impl ObjectId {
    pub fn new() -> Self {
        ObjectId(board::board().map_or(0, board::Board::new_object))
    }

    pub fn set_name(self, name: &str) {
        if let Some(board) = board::board() {
            board.set_name(self.0, name);
        }
    }

    pub fn has_name(self) -> bool {
        board::board().is_some_and(|board| board.name(self.0).is_some())
    }

    /// Empieza a esperar algo de este objeto.
    pub fn wait(self, what: What, timeout: Option<std::time::Duration>) -> Wait {
        Wait::new(what, self.0, timeout)
    }
}

/// Por qué la espera de este proceso no puede acabar. Lo mismo para todos los que están en ella.
pub(crate) fn why_hopeless() -> String {
    board::board().map(|board| board.verdict.get()).unwrap_or_default()
}
