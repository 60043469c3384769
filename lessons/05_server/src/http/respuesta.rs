//! Una respuesta: su código, lo que lleva dentro y cómo se escribe.

use std::io::{self, Write};
use std::net::TcpStream;

use nix::unistd::getpid;

use super::Rechazo;

#[derive(Debug)]
pub struct Respuesta {
    pub codigo: u16,
    tipo: &'static str,
    cuerpo: String,
}

impl Respuesta {
    pub fn pagina(cuerpo: String) -> Self {
        Respuesta { codigo: 200, tipo: "text/html; charset=utf-8", cuerpo }
    }

    pub fn json(cuerpo: String) -> Self {
        Respuesta { codigo: 200, tipo: "application/json", cuerpo }
    }

    pub fn texto(codigo: u16, cuerpo: impl Into<String>) -> Self {
        let cuerpo = format!("{}\n", cuerpo.into());
        Respuesta { codigo, tipo: "text/plain; charset=utf-8", cuerpo }
    }

    /// Lo que se le dice a quien no ha hecho una petición que se pueda atender; a quien se ha ido, nada.
    pub fn al_rechazo(rechazo: Rechazo) -> Option<Self> {
        let (codigo, texto) = match rechazo {
            Rechazo::SeFue => return None,
            Rechazo::Mala => (400, "No entiendo la petición: no es HTTP/1.1."),
            Rechazo::Tarde => (408, "La petición no ha llegado entera a tiempo."),
            Rechazo::LineaLarga => (414, "La primera línea es demasiado larga."),
            Rechazo::CabeceraLarga => (431, "Las cabeceras son demasiado largas."),
        };
        Some(Respuesta::texto(codigo, texto))
    }

    /// Escribe la respuesta de una vez. `con_cuerpo` es falso para `HEAD`; `seguir`, si la conexión no se cierra.
    pub fn enviar(
        &self,
        mut cliente: &TcpStream,
        con_cuerpo: bool,
        seguir: bool,
    ) -> io::Result<()> {
        let conexion = if seguir { "keep-alive" } else { "close" };
        let propia = match self.codigo {
            405 => "Allow: GET, HEAD\r\n",
            503 => "Retry-After: 1\r\n",
            _ => "",
        };
        let texto = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: {conexion}\r\n\
             Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Proceso: {}\r\n{propia}\r\n{}",
            self.codigo,
            motivo(self.codigo),
            self.tipo,
            self.cuerpo.len(),
            getpid(),
            if con_cuerpo { self.cuerpo.as_str() } else { "" },
        );
        cliente.write_all(texto.as_bytes())
    }
}

fn motivo(codigo: u16) -> &'static str {
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
