//! El dibujo de un registro: una línea por proceso, y en cada momento, qué hacía.

mod lanes;
mod scale;
mod terminal;

pub use terminal::{Style, terminal};
