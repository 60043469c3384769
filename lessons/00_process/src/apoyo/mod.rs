//! Lo que usan varios pasos: hijos que se convierten en otro programa, y órdenes del sistema que se miran desde fuera.

mod orden;
mod programa;

pub use orden::{ensenar, letra_de_stat, ver};
pub use programa::{detener, ejecutar, nuevo_nombre};
