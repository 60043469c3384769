//! Lo que usan varios pasos. Aquí no hay ninguno.

pub mod cuentas;
