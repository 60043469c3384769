//! Lo que usan varios pasos. Aquí no hay ninguno.

pub mod ejecutar;
pub mod entorno;
pub mod hijos;
pub mod ordenes;
pub mod senales;
pub mod terminal;
