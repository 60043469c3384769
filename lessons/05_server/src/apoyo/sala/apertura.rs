//! Abrir la sala.

use std::net::TcpListener;
use std::time::Duration;

use nix::sys::epoll::{Epoll, EpollCreateFlags, EpollEvent, EpollFlags};

use super::{ESCUCHA, Sala, contador};
use crate::apoyo::escucha::cabe_un_cliente;

impl<N: FnMut() -> u64> Sala<N> {
    /// La sala se queda con el socket.
    pub fn nueva(
        escucha: TcpListener,
        plazo: Duration,
        numerar: N,
    ) -> anyhow::Result<Self> {
        escucha.set_nonblocking(true)?;
        let epoll = Epoll::new(EpollCreateFlags::EPOLL_CLOEXEC)?;
        epoll.add(&escucha, EpollEvent::new(EpollFlags::EPOLLIN, ESCUCHA))?;
        cabe_un_cliente(&escucha)?;
        let (esperando, reloj, listas, turno, hay_aviso) = Default::default();
        let escucha = Some(escucha);
        Ok(Sala {
            escucha,
            epoll,
            plazo,
            numerar,
            esperando,
            reloj,
            listas,
            turno,
            hay_aviso,
        })
    }
}

/// Si a un obrero le fueran a faltar descriptores, mejor saberlo antes de crearlo.
pub fn comprobar_que_cabe(escucha: &TcpListener) -> anyhow::Result<()> {
    Sala::nueva(escucha.try_clone()?, Duration::ZERO, contador()).map(drop)
}
