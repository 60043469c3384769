//! Una petición: hasta la línea en blanco, con límites de tamaño. Lo que la acompañe detrás no se lee.

use std::io::Read;
use std::net::TcpStream;

use httparse::{Error, Request, Status};

use super::cabeceras::{host_valido, lleva_cuerpo, palabras};
use super::destino;

/// Lo más que puede medir la primera línea.
pub const LINEA: usize = 4 * 1024;
/// Lo más que puede medir todo, con las cabeceras.
pub const CABECERA: usize = 8 * 1024;
const MAS_CABECERAS: usize = 64;

#[derive(Debug, PartialEq, Eq)]
pub struct Peticion {
    pub metodo: String,
    /// Sin la consulta.
    pub ruta: String,
    /// Lo que va detrás de `?`, si hay algo.
    pub consulta: String,
    /// El cliente quiere hacer otra por la misma conexión.
    pub seguir: bool,
}

impl Peticion {
    /// La respuesta a `HEAD` es solo su cabecera.
    pub fn quiere_cuerpo(&self) -> bool {
        self.metodo != "HEAD"
    }
}

/// Por qué no hay petición que atender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rechazo {
    /// El cliente se ha ido a media petición, o sin decir nada.
    SeFue,
    /// Eso no es HTTP/1.x, o está mal escrito.
    Mala,
    /// No ha llegado entera dentro del plazo.
    Tarde,
    LineaLarga,
    CabeceraLarga,
}

/// La petición que hay al principio de `bytes` y cuánto mide; `None` si todavía no
/// ha llegado entera.
pub fn entender(bytes: &[u8]) -> Result<Option<(Peticion, usize)>, Rechazo> {
    let linea = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    if linea > LINEA {
        return Err(Rechazo::LineaLarga);
    }
    let mut cabeceras = [httparse::EMPTY_HEADER; MAS_CABECERAS];
    let mut leida = Request::new(&mut cabeceras);
    match leida.parse(bytes) {
        Ok(Status::Complete(medida)) if medida <= CABECERA => {
            Ok(Some((peticion(&leida).ok_or(Rechazo::Mala)?, medida)))
        }
        Ok(Status::Partial) if bytes.len() < CABECERA => Ok(None),
        Ok(_) | Err(Error::TooManyHeaders) => Err(Rechazo::CabeceraLarga),
        Err(_) => Err(Rechazo::Mala),
    }
}

fn peticion(leida: &Request<'_, '_>) -> Option<Peticion> {
    let metodo = leida.method?;
    let (ruta, consulta) = destino::entender(metodo, leida.path?)?;
    let moderna = leida.version? == 1;
    if !host_valido(leida.headers, moderna) {
        return None;
    }
    // Una petición con cuerpo se atiende sin leerlo, así que detrás de ella ya no
    // se entendería nada.
    let con_cuerpo = lleva_cuerpo(leida.headers)?;
    let cerrar = palabras(leida.headers, "connection")
        .any(|palabra| palabra.eq_ignore_ascii_case(b"close"));
    Some(Peticion {
        metodo: metodo.to_owned(),
        ruta: ruta.to_owned(),
        consulta: consulta.to_owned(),
        seguir: moderna && !con_cuerpo && !cerrar,
    })
}

/// Lee una petición, espere lo que espere, salvo que el socket tenga un plazo de
/// lectura.
pub fn leer(mut cliente: &TcpStream) -> Result<Peticion, Rechazo> {
    let mut bytes = Vec::new();
    let mut trozo = [0; 2048];
    loop {
        match cliente.read(&mut trozo) {
            Ok(0) => return Err(Rechazo::SeFue),
            Ok(leidos) => bytes.extend_from_slice(&trozo[..leidos]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                return Err(Rechazo::Tarde);
            }
            Err(_) => return Err(Rechazo::SeFue),
        }
        if let Some((peticion, _)) = entender(&bytes)? {
            return Ok(peticion);
        }
    }
}
