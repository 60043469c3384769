//! Cerrar la sala sin dejar una respuesta a medias.

use std::io;

use nix::sys::epoll::{Epoll, EpollCreateFlags};

use super::Sala;
use super::conexion::Fase;

impl<N: FnMut() -> u64> Sala<N> {
    /// Cierra la puerta, y espera a que se vayan aquellos a los que ya se ha
    /// respondido.
    pub fn cerrar(mut self) -> io::Result<()> {
        self.escucha = None;
        // Sin el socket que escucha ni el descriptor que avisa: ya no importan.
        self.epoll = Epoll::new(EpollCreateFlags::EPOLL_CLOEXEC)?;
        for (_, mut conexion) in std::mem::take(&mut self.esperando) {
            match &mut conexion.fase {
                Fase::Pide => continue,
                Fase::Recibe { seguir, .. } => *seguir = false,
                Fase::SeVa(despedida) => despedida.acortar(),
            }
            self.entrar(conexion)?;
        }
        while !self.esperando.is_empty() {
            self.mirar()?;
        }
        Ok(())
    }
}
