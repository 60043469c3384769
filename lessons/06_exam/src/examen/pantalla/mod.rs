//! El examen a pantalla completa, en un terminal de texto.

mod campos;
mod colorea;
mod contesta;
mod dibuja;
mod estado;
pub mod estilos;
mod hoja;
mod lineas;
mod mueve;
mod ordena;
#[cfg(test)]
mod pruebas;
mod puente;
mod sucesos;
mod teclas;
mod terminal;
mod turno;

pub use turno::examina;
