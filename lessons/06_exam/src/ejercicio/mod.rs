//! Los ejercicios: cada uno es una carpeta `exercises/<nombre>` de su lección.

mod catalogo;
mod ficha;
mod marcas;

pub use catalogo::{Ejercicio, busca, parecido, todos};
pub use ficha::{Ficha, Nivel};

/// Por qué no se puede usar un ejercicio.
#[derive(Debug, thiserror::Error)]
pub enum EjercicioError {
    #[error("no hay ningún ejercicio «{0}».{1} Con `cargo practica` se ven todos")]
    NoExiste(String, String),
    #[error("{0}: {1}")]
    Ficha(String, String),
    #[error("{0}: {1}")]
    Marcas(String, String),
    #[error("el ejercicio «{0}» no está en {1}, sino en {2}")]
    SinLenguaje(String, &'static str, String),
}
