//! Una respuesta: su código, lo que lleva dentro y cómo se escribe.

use std::borrow::Cow;
use std::io::{self, Cursor, IoSlice, Write};
use std::net::TcpStream;
use std::time::SystemTime;

use httpdate::HttpDate;
use nix::unistd::getpid;

use super::codigos::motivo;

/// Lo más que ocupa todo menos el cuerpo.
const CABECERA: usize = 512;

#[derive(Debug)]
pub struct Respuesta {
    pub codigo: u16,
    tipo: &'static str,
    cuerpo: Cow<'static, str>,
}

impl Respuesta {
    pub fn pagina(cuerpo: String) -> Self {
        Respuesta {
            codigo: 200,
            tipo: "text/html; charset=utf-8",
            cuerpo: cuerpo.into(),
        }
    }

    pub fn json(cuerpo: String) -> Self {
        Respuesta { codigo: 200, tipo: "application/json", cuerpo: cuerpo.into() }
    }

    pub fn texto(codigo: u16, cuerpo: impl Into<Cow<'static, str>>) -> Self {
        Respuesta {
            codigo,
            tipo: "text/plain; charset=utf-8",
            cuerpo: cuerpo.into(),
        }
    }

    /// Escribe la respuesta. `con_cuerpo` es falso para `HEAD`; `seguir`, si la
    /// conexión no se cierra.
    ///
    /// Devuelve lo que no ha cabido, si el cliente no lee y el socket no espera.
    pub fn enviar(
        &self,
        cliente: &TcpStream,
        con_cuerpo: bool,
        seguir: bool,
    ) -> io::Result<Vec<u8>> {
        let conexion = if seguir { "keep-alive" } else { "close" };
        let propia = match self.codigo {
            405 => "Allow: GET, HEAD\r\n",
            503 => "Retry-After: 1\r\n",
            _ => "",
        };
        let mut cabecera = Cursor::new([0; CABECERA]);
        write!(
            cabecera,
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: {conexion}\r\n\
             Date: {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Proceso: {}\r\n{propia}\r\n",
            self.codigo,
            motivo(self.codigo),
            self.tipo,
            self.cuerpo.len(),
            HttpDate::from(SystemTime::now()),
            getpid(),
        )?;
        let medida = cabecera.position() as usize;
        let cuerpo = if con_cuerpo { self.cuerpo.as_bytes() } else { &[] };
        escribir_juntos(cliente, &cabecera.get_ref()[..medida], cuerpo)
    }
}

/// Uno detrás de otro en la misma llamada (`writev`), sin copiarlos antes en un
/// solo sitio.
fn escribir_juntos(
    mut cliente: &TcpStream,
    cabecera: &[u8],
    cuerpo: &[u8],
) -> io::Result<Vec<u8>> {
    let mut trozos = &mut [IoSlice::new(cabecera), IoSlice::new(cuerpo)][..];
    while !trozos.is_empty() {
        match cliente.write_vectored(trozos) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(escritos) => IoSlice::advance_slices(&mut trozos, escritos),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
            Err(error) => return Err(error),
        }
    }
    Ok(trozos.iter().flat_map(|trozo| trozo.iter().copied()).collect())
}
