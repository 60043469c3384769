//! Un cliente en la sala de espera: lo que ha dicho hasta ahora, y si ya se le ha despedido.

use std::io::{self, Read};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::http::{Peticion, Rechazo, entender};
use crate::manejar;

pub struct Conexion {
    pub flujo: TcpStream,
    bytes: Vec<u8>,
    numero: u64,
    /// Ya ha hecho alguna petición por esta conexión.
    conocido: bool,
    despedido: bool,
}

/// Un cliente que ha hecho su petición entera, y lo que haya dicho detrás.
pub struct Visita {
    pub flujo: TcpStream,
    pub peticion: Peticion,
    pub numero: u64,
    pub(super) resto: Vec<u8>,
}

pub enum Lectura {
    Algo,
    Nada,
    SeFue,
}

impl Visita {
    /// Fuera de la sala ya se puede esperar por él, si no lee; pero no para siempre.
    pub fn esperarle_como_mucho(&self, plazo: Duration) -> io::Result<()> {
        self.flujo.set_nonblocking(false)?;
        self.flujo.set_write_timeout(Some(plazo))
    }
}

impl Conexion {
    pub fn nueva(flujo: TcpStream, numero: u64) -> Self {
        Conexion { flujo, bytes: Vec::new(), numero, conocido: false, despedido: false }
    }

    pub fn que_vuelve(flujo: TcpStream, bytes: Vec<u8>, numero: u64) -> Self {
        Conexion { flujo, bytes, numero, conocido: true, despedido: false }
    }

    /// Lee un trozo, sin esperar.
    pub fn leer(&mut self) -> Lectura {
        let mut trozo = [0; 4096];
        match (&self.flujo).read(&mut trozo) {
            Ok(0) => Lectura::SeFue,
            // A quien ya se ha despedido se le deja hablar, pero no se le escucha.
            Ok(_) if self.despedido => Lectura::Nada,
            Ok(leidos) => {
                self.bytes.extend_from_slice(&trozo[..leidos]);
                Lectura::Algo
            }
            Err(error) => match error.kind() {
                io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted => Lectura::Nada,
                _ => Lectura::SeFue,
            },
        }
    }

    pub fn entender(&self) -> Result<Option<(Peticion, usize)>, Rechazo> {
        if self.bytes.is_empty() { Ok(None) } else { entender(&self.bytes) }
    }

    pub fn visita(mut self, peticion: Peticion, medida: usize) -> Visita {
        let resto = self.bytes.split_off(medida);
        Visita { flujo: self.flujo, peticion, numero: self.numero, resto }
    }

    /// Le dice por qué se le despide; falso si ya no hay nada que decirle.
    pub fn despedir(&mut self, rechazo: Rechazo) -> bool {
        // Quien ya fue atendido y no ha empezado otra petición se va sin reproches.
        if self.despedido || (self.conocido && self.bytes.is_empty()) {
            return false;
        }
        manejar::decir_que_no(&self.flujo, self.numero, rechazo);
        self.despedido = true;
        self.flujo.shutdown(Shutdown::Write).is_ok()
    }
}
