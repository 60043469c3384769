//! Los códigos con los que se responde, y lo que se dice con cada uno.

use super::{Rechazo, Respuesta};

impl Respuesta {
    /// Lo que se le dice a quien no ha hecho una petición que se pueda atender; a
    /// quien se ha ido, nada.
    pub fn al_rechazo(rechazo: Rechazo) -> Option<Self> {
        let (codigo, texto) = match rechazo {
            Rechazo::SeFue => return None,
            Rechazo::Mala => (
                400,
                "No entiendo la petición: ha de ser HTTP/1.x, con un Host y medidas claras.\n",
            ),
            Rechazo::Tarde => (408, "La petición no ha llegado entera a tiempo.\n"),
            Rechazo::LineaLarga => (414, "La primera línea es demasiado larga.\n"),
            Rechazo::CabeceraLarga => {
                (431, "Las cabeceras son demasiado largas.\n")
            }
        };
        Some(Respuesta::texto(codigo, texto))
    }

    /// Lo que se le dice a quien no cabe.
    pub fn no_cabe(por_que: &str) -> Self {
        Respuesta::texto(503, format!("{por_que}\n"))
    }
}

pub fn motivo(codigo: u16) -> &'static str {
    match codigo {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        414 => "URI Too Long",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Error",
    }
}
