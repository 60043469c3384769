//! Los clientes de un servidor que se juzga, y lo que se ve de él mientras atiende. Lo usan los jueces de la lección 05.

mod atiende;
mod cliente;
mod dichas;
mod familia;
mod publico;
mod puerto;
mod visita;

pub use cliente::{Cliente, datos};
pub use dichas::{
    cada_hijo_acaba_bien, callado, dijo, fin_tras_todos, recogidos, sin_zombis,
    tantos_hijos, ultimos,
};
pub use familia::calla_un_buen_rato;
pub use publico::{Publico, representa};
