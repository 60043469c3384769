//! Por escribir.

use crate::juicio::{Caso, Juez};

pub fn juez() -> Juez {
    Juez::nuevo().caso(Caso::con(&["1"]))
}
