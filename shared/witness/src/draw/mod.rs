//! El dibujo de un registro: una fila por proceso, y en cada momento, qué hacía.

mod crowd;
mod fold;
mod lanes;
mod objects;
#[cfg(test)]
mod sample;
mod scale;
mod signs;
mod story;
mod svg;
mod terminal;
mod words;

pub use svg::svg;
pub use terminal::{Style, terminal};
