//! Ejecutar un programa bajo el testigo, en un proceso aparte y con su propio terminal.

mod en_marcha;
mod encargo;
pub mod figurante;
pub mod interna;
mod limpieza;
mod terminal;
mod testigo;

pub use en_marcha::{AcaboAntes, Ejecutado, EnMarcha, SinPtrace};
pub use encargo::Encargo;
pub use figurante::Figurante;
pub use limpieza::Carpeta;
