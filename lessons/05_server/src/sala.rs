//! La sala de espera: un solo proceso vigila con `epoll` a todos los clientes que aún no han acabado su petición.
//!
//! Esperar no cuesta ni un proceso ni un hilo, así que mil clientes callados no quitan el sitio a nadie. Sale de la
//! sala quien ha hecho su petición entera; a quien se pasa del plazo, o de tamaño, se le despide.

mod conexion;
mod movimientos;
mod reloj;

use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::TcpListener;
use std::os::fd::{AsFd, RawFd};
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::epoll::{Epoll, EpollCreateFlags, EpollEvent, EpollFlags};

use crate::http::Rechazo;
use conexion::Conexion;
use reloj::Reloj;

pub use conexion::Visita;

/// A cuántos clientes se espera a la vez; con más, se despide al que lleva más tiempo.
const AFORO: usize = 4096;
/// Cuánto se lee a quien ya se ha despedido, para que le llegue la despedida.
const DESPEDIDA: Duration = Duration::from_millis(500);
/// Lo que llega por el zócalo que escucha, y por el descriptor que avisa, no lleva número de descriptor.
const ESCUCHA: u64 = u64::MAX;
const AVISO: u64 = u64::MAX - 1;

/// `N` da a cada cliente su número.
pub struct Sala<N> {
    escucha: TcpListener,
    epoll: Epoll,
    plazo: Duration,
    numerar: N,
    esperando: HashMap<RawFd, Conexion>,
    reloj: Reloj,
    listas: VecDeque<Visita>,
    hay_aviso: bool,
}

impl<N: FnMut() -> u64> Sala<N> {
    /// La sala se queda con el zócalo.
    pub fn nueva(escucha: TcpListener, plazo: Duration, numerar: N) -> io::Result<Self> {
        escucha.set_nonblocking(true)?;
        let epoll = Epoll::new(EpollCreateFlags::EPOLL_CLOEXEC)?;
        epoll.add(&escucha, EpollEvent::new(EpollFlags::EPOLLIN, ESCUCHA))?;
        let (esperando, reloj, listas, hay_aviso) = Default::default();
        Ok(Sala { escucha, epoll, plazo, numerar, esperando, reloj, listas, hay_aviso })
    }

    /// Desde ahora, `siguiente` vuelve con `None` si hay algo que leer en este descriptor.
    pub fn vigilar(&self, aviso: impl AsFd) -> io::Result<()> {
        Ok(self.epoll.add(aviso, EpollEvent::new(EpollFlags::EPOLLIN, AVISO))?)
    }

    /// El siguiente cliente que ha hecho su petición entera; cuando no queda ninguno, `None` si hay un aviso.
    pub fn siguiente(&mut self) -> io::Result<Option<Visita>> {
        let mut sucesos = [EpollEvent::empty(); 64];
        loop {
            if let Some(visita) = self.listas.pop_front() {
                return Ok(Some(visita));
            }
            if std::mem::take(&mut self.hay_aviso) {
                return Ok(None);
            }
            for fd in self.reloj.vencidos(Instant::now()) {
                self.rechazar(fd, Rechazo::Tarde);
            }
            let cuantos = match self.epoll.wait(&mut sucesos, self.reloj.espera()) {
                Ok(cuantos) => cuantos,
                Err(Errno::EINTR) => continue,
                Err(error) => return Err(error.into()),
            };
            let mut llaman = false;
            for suceso in &sucesos[..cuantos] {
                match suceso.data() {
                    ESCUCHA => llaman = true,
                    AVISO => self.hay_aviso = true,
                    fd => self.atender(fd as RawFd),
                }
            }
            // Quien ya tiene algo que hacer deja al que llama para otro proceso, si lo hay.
            if llaman && self.listas.is_empty() && !self.hay_aviso {
                self.aceptar()?;
            }
        }
    }

    /// Vuelve a la sala quien quiere hacer otra petición por la misma conexión.
    pub fn devolver(&mut self, visita: Visita) -> io::Result<()> {
        let Visita { flujo, resto, numero, .. } = visita;
        self.entrar(Conexion::que_vuelve(flujo, resto, numero))
    }
}

/// 1, 2, 3…
pub fn contador() -> impl FnMut() -> u64 {
    let mut numero = 0;
    move || {
        numero += 1;
        numero
    }
}
