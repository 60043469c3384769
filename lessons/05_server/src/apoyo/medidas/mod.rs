//! Medir servidores: la carga, la tabla, y los rivales de C y de Python.

pub mod carga;
pub mod comprobar;
pub mod grupos;
pub mod opciones;
pub mod otros;
mod pendiente;
pub mod rivales;
pub mod tabla;
pub mod vuelta;
