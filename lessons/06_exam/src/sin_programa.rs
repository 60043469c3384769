//! Falta un programa de los que se ejecutan, o el sistema no deja arrancarlo.

use std::io;

use shared::errno::CannotStart;

pub fn sin_ejecutar(programa: &str, error: io::Error) -> String {
    let por_que = match error.kind() {
        io::ErrorKind::NotFound => "¿está instalado?".to_owned(),
        _ => CannotStart(error).to_string(),
    };
    format!("no se puede ejecutar `{programa}`: {por_que}")
}
