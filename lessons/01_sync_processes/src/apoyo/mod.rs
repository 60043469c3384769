//! Lo que usan varios pasos de esta lección. Aquí no hay ninguno.

pub mod almacen;
pub mod avisos;
pub mod esperas;
pub mod fin;
pub mod hijos;
pub mod rastreador;
