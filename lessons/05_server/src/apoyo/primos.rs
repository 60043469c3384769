//! Un trabajo que se puede partir, contar los números primos de un intervalo; y encargárselo a otra máquina.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

pub fn cuantos_primos(desde: u32, hasta: u32) -> u32 {
    let divisores = |n: u32| (2..).take_while(move |d| d * d <= n);
    let es_primo = |n: &u32| *n > 1 && !divisores(*n).any(|d| n.is_multiple_of(d));
    (desde..hasta).filter(es_primo).count() as u32
}

pub fn encargar(
    (donde, (desde, hasta)): (SocketAddr, (u32, u32)),
) -> anyhow::Result<TcpStream> {
    let plazo = Duration::from_secs(10);
    let conexion = TcpStream::connect_timeout(&donde, plazo)?;
    conexion.set_read_timeout(Some(plazo))?;
    writeln!(&conexion, "{desde} {hasta}")?;
    Ok(conexion)
}

/// La respuesta a un encargo; es un error que la máquina cierre sin darla.
pub fn leer(mut conexion: TcpStream) -> anyhow::Result<u32> {
    let mut respuesta = String::new();
    conexion.read_to_string(&mut respuesta)?;
    Ok(respuesta.parse()?)
}
