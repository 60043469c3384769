//! Lo que usan varios pasos. Aquí no hay ninguno.

pub mod ejecutar;
pub mod hijos;
pub mod senales;
pub mod terminal;
