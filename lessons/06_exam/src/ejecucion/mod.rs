//! Ejecutar un programa bajo el testigo, en un proceso aparte y con su propio terminal.

mod encargo;
mod en_marcha;
mod terminal;
pub mod testigo;

pub use en_marcha::{Ejecutado, EnMarcha};
pub use encargo::Encargo;
