//! Quién espera qué en una familia de procesos, y si lo que espera puede llegar.
//!
//! Python no lo sabe, y por eso se queda colgado: un `get` de una cola cuyos productores han muerto, un `join`
//! de quien espera que le lean la cola. Aquí, cada proceso que va a dormir lo apunta en un tablero que comparte toda
//! la familia ([`waiting`] lo lee), y quien espera algo que ya no puede llegar recibe un error que dice por qué.
//!
//! Cuándo no puede llegar, y todos los que podrían hacer que llegue, está en `stalemate`.

mod board;
mod diagnosis;
mod object;
mod stalemate;
mod wait;
mod what;

pub use diagnosis::{Member, Waiting, deadlock, waiting};
pub use what::What;

pub(crate) use board::{Reservation, forget, forget_departed, relabel};
pub(crate) use object::ObjectId;
pub(crate) use wait::{Patience, Wait};

/// Por qué la espera de este proceso no puede acabar. Lo mismo para todos los que están en ella.
pub(crate) fn why_hopeless() -> String {
    board::board().map(|board| board.verdict.get()).unwrap_or_default()
}
