//! El banco de preguntas: las de `preguntas/*.toml`, cómo se contestan y cuánto vale cada contestación.

mod arbol;
mod catalogo;
mod comprueba;
mod contesta;
mod corrige;
mod errores;
mod escrito;
mod generada;
mod libro;
mod medida;
mod opciones;
mod ordenes;
mod pregunta;
mod programas;
mod sinonimos;
pub mod texto;

pub use arbol::Arbol;
pub use catalogo::{Banco, BancoError};
pub use contesta::Contestacion;
pub use corrige::Correccion;
pub use errores::{ErrorTipico, Errores};
pub use escrito::sin_acentos;
pub use ordenes::main;
pub use pregunta::{
    Codigo, Hueco, LenguajeDelCodigo, Mide, Opcion, Pregunta, Respuesta, Rubrica,
    Sospechosa,
};
pub use sinonimos::otras_maneras;
