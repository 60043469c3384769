//! Los clientes que esperan su respuesta, y cuáles tienen algo que leer.

use std::io::Read;
use std::net::TcpStream;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

use crate::apoyo::clientes::contestacion::esta_entera;

pub const PLAZO: Duration = Duration::from_secs(10);

/// Un cliente que espera la respuesta a su petición.
pub struct Pendiente {
    pub flujo: TcpStream,
    pub desde: Instant,
    pub bytes: Vec<u8>,
}

impl Pendiente {
    /// Lee lo que haya; dice si ya está toda la respuesta.
    pub fn leer(&mut self, seguir: bool) -> anyhow::Result<bool> {
        let mut trozo = [0; 8192];
        let leidos = self.flujo.read(&mut trozo)?;
        self.bytes.extend_from_slice(&trozo[..leidos]);
        Ok(if seguir { esta_entera(&self.bytes) } else { leidos == 0 })
    }
}

/// Qué clientes tienen algo que leer.
pub fn listos(pendientes: &[Pendiente]) -> anyhow::Result<Vec<usize>> {
    let mut mirados: Vec<PollFd> = pendientes
        .iter()
        .map(|pendiente| PollFd::new(pendiente.flujo.as_fd(), PollFlags::POLLIN))
        .collect();
    match poll(&mut mirados, PollTimeout::try_from(PLAZO)?) {
        Ok(0) => anyhow::bail!("el servidor no responde"),
        Err(Errno::EINTR) => return Ok(Vec::new()),
        otro => otro?,
    };
    Ok((0..mirados.len())
        .filter(|cual| mirados[*cual].any() == Some(true))
        .collect())
}
