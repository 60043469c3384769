//! El plazo de cada cliente de la sala, y el primero que vence.

use std::collections::{BTreeSet, HashMap};
use std::os::fd::RawFd;
use std::time::Instant;

use nix::sys::epoll::EpollTimeout;

#[derive(Default)]
pub struct Reloj {
    por_hora: BTreeSet<(Instant, RawFd)>,
    de_cada_uno: HashMap<RawFd, Instant>,
}

impl Reloj {
    /// Le pone este plazo, en lugar del que tuviera.
    pub fn poner(&mut self, fd: RawFd, vence: Instant) {
        self.quitar(fd);
        self.por_hora.insert((vence, fd));
        self.de_cada_uno.insert(fd, vence);
    }

    pub fn quitar(&mut self, fd: RawFd) {
        if let Some(vence) = self.de_cada_uno.remove(&fd) {
            self.por_hora.remove(&(vence, fd));
        }
    }

    pub fn primero(&self) -> Option<RawFd> {
        self.por_hora.first().map(|(_, fd)| *fd)
    }

    pub fn vencidos(&self, ahora: Instant) -> Vec<RawFd> {
        self.por_hora
            .iter()
            .take_while(|(vence, _)| *vence <= ahora)
            .map(|(_, fd)| *fd)
            .collect()
    }

    /// Cuánto se puede esperar hasta que venza el primero: en milisegundos, y hacia
    /// arriba.
    pub fn espera(&self) -> EpollTimeout {
        let Some((vence, _)) = self.por_hora.first() else {
            return EpollTimeout::NONE;
        };
        let queda = vence.saturating_duration_since(Instant::now());
        EpollTimeout::try_from(queda.as_nanos().div_ceil(1_000_000))
            .unwrap_or(EpollTimeout::MAX)
    }
}
