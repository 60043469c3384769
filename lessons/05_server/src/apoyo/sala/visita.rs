//! Un cliente que sale de la sala porque ha hecho su petición entera.

use std::io;
use std::net::TcpStream;
use std::time::Duration;

use super::conexion::{Conexion, Fase};
use crate::apoyo::http::Peticion;

pub struct Visita {
    pub flujo: TcpStream,
    pub peticion: Peticion,
    pub numero: u64,
    /// Lo que haya dicho detrás de su petición.
    resto: Vec<u8>,
}

impl Visita {
    /// `medida` es lo que mide la petición.
    pub(super) fn nueva(
        mut conexion: Conexion,
        peticion: Peticion,
        medida: usize,
    ) -> Self {
        let resto = conexion.bytes.split_off(medida);
        Visita { flujo: conexion.flujo, peticion, numero: conexion.numero, resto }
    }

    /// Vuelve a ser uno de la sala.
    pub(super) fn conexion(self) -> Conexion {
        let Visita { flujo, numero, resto: bytes, .. } = self;
        Conexion { flujo, numero, fase: Fase::Pide, bytes, conocido: true }
    }

    /// Fuera de la sala ya se puede esperar por él, si no lee; pero no para
    /// siempre.
    pub fn esperarle_como_mucho(&self, plazo: Duration) -> io::Result<()> {
        self.flujo.set_nonblocking(false)?;
        self.flujo.set_write_timeout(Some(plazo))
    }
}
