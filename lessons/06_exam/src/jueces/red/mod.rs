//! Los clientes de un servidor que se juzga, y lo que se ve de él mientras atiende. Lo usan los jueces de la lección 05.

mod atiende;
mod cliente;
mod dichas;
mod publico;
mod puerto;

pub use cliente::datos;
pub use dichas::{cada_hijo_acaba_bien, dijo, recogidos, sin_nietos, sin_zombis};
pub use publico::{Publico, representa};
