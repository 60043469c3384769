//! Un puerto que no usa nadie, y que ningún otro juicio elegirá mientras tanto.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::{Ipv4Addr, TcpListener};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener};

use super::atiende::Sockets;
use anyhow::bail;

/// Por debajo de los que reparte el núcleo, que podría dar uno a un cliente cualquiera.
const PUERTOS: std::ops::Range<u16> = 10_000..32_000;

pub struct Puerto {
    pub numero: u16,
    /// Su nombre es el puerto, vale en la misma red que él, y desaparece con quien lo tiene.
    _reserva: UnixListener,
}

impl Puerto {
    pub fn libre() -> anyhow::Result<Self> {
        for _ in 0..200 {
            let azar = RandomState::new().build_hasher().finish();
            let numero = PUERTOS.start + (azar % PUERTOS.len() as u64) as u16;
            let nombre = format!("cuaderno-puerto-{numero}");
            let nombre = SocketAddr::from_abstract_name(nombre)?;
            if let Ok(reserva) = UnixListener::bind_addr(&nombre)
                && esta_libre(numero)
            {
                return Ok(Self { numero, _reserva: reserva });
            }
        }
        bail!("no se encuentra ningún puerto libre para el servidor")
    }
}

/// Nadie escucha en él, ni queda de antes ninguna conexión que impida usarlo a quien no ponga `SO_REUSEADDR`.
fn esta_libre(numero: u16) -> bool {
    TcpListener::bind((Ipv4Addr::UNSPECIFIED, numero)).is_ok()
        && Sockets::del_puerto(numero).no_hay()
}
