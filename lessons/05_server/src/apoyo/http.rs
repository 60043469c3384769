//! Lo justo de HTTP/1.1: entender una petición, que lee `httparse`, y escribir una respuesta.

mod cabeceras;
mod codigos;
mod destino;
mod peticion;
mod respuesta;

pub use peticion::{CABECERA, LINEA, Peticion, Rechazo, entender, leer};
pub use respuesta::Respuesta;
