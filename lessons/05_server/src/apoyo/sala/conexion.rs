//! Un cliente en la sala: lo que ha dicho hasta ahora, lo que le falta por recibir, y si ya se va.

use std::io::{self, Read, Write};
use std::net::TcpStream;

use crate::apoyo::despedida::Despedida;
use crate::apoyo::http::{Peticion, Rechazo, entender};

pub struct Conexion {
    pub flujo: TcpStream,
    pub numero: u64,
    pub fase: Fase,
    pub bytes: Vec<u8>,
    /// Ya ha hecho alguna petición por esta conexión.
    pub conocido: bool,
}

/// A qué se le espera.
pub enum Fase {
    /// A que acabe de hacer su petición.
    Pide,
    /// A que lea esto, que es el final de una respuesta; y después, si puede hacer
    /// otra petición.
    Recibe { falta: Vec<u8>, seguir: bool },
    /// A que cierre, después de la última.
    SeVa(Despedida),
}

pub enum Lectura {
    Algo,
    Nada,
    SeFue,
}

impl Conexion {
    pub fn nueva(flujo: TcpStream, numero: u64) -> Self {
        Conexion {
            flujo,
            numero,
            fase: Fase::Pide,
            bytes: Vec::new(),
            conocido: false,
        }
    }

    /// Lee un trozo, sin esperar.
    pub fn leer(&mut self) -> Lectura {
        let mut trozo = [0; 4096];
        match (&self.flujo).read(&mut trozo) {
            Ok(0) => Lectura::SeFue,
            Ok(leidos) => {
                self.bytes.extend_from_slice(&trozo[..leidos]);
                Lectura::Algo
            }
            Err(error) if pasajero(&error) => Lectura::Nada,
            Err(_) => Lectura::SeFue,
        }
    }

    pub fn entender(&self) -> Result<Option<(Peticion, usize)>, Rechazo> {
        if self.bytes.is_empty() { Ok(None) } else { entender(&self.bytes) }
    }

    /// Quien ya fue atendido y no ha empezado otra petición se va sin reproches.
    pub fn sin_reproches(&self) -> bool {
        self.conocido && self.bytes.is_empty()
    }

    /// Sigue con lo que le falta por recibir; falso si ya no está.
    pub fn seguir_enviando(&mut self) -> bool {
        let Fase::Recibe { falta, seguir } = &mut self.fase else { return true };
        match (&self.flujo).write(falta) {
            Ok(escritos) => drop(falta.drain(..escritos)),
            Err(error) => return pasajero(&error),
        }
        let (falta, seguir) = (std::mem::take(falta), *seguir);
        self.despues_de_responder(falta, seguir)
    }

    /// Ha recibido la respuesta, salvo lo que falte; falso si ya no está.
    pub fn despues_de_responder(&mut self, falta: Vec<u8>, seguir: bool) -> bool {
        self.fase = if !falta.is_empty() {
            Fase::Recibe { falta, seguir }
        } else if seguir {
            Fase::Pide
        } else {
            let Some(despedida) = Despedida::empezar(&self.flujo) else {
                return false;
            };
            Fase::SeVa(despedida)
        };
        true
    }
}

fn pasajero(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
}
