//! El modelo: un programa pequeño de fork, lo que hace cada uno de sus procesos y lo que puede salir.

mod ejecuta;
mod familia;
mod memoria;
mod orden;
mod programa;
mod salidas;
mod semaforos;

pub use ejecuta::ejecuta;
pub use familia::{Familia, Lectura, Papel, Proceso, Suceso};
pub use memoria::{Acceso, Cuenta, totales};
pub use orden::{Orden, encaja};
pub use programa::{Expr, Hasta, Programa, Sent, Texto};
pub use salidas::{Salidas, en_palabras, salidas};
pub use semaforos::{Paso, letra, porque, resultados};
