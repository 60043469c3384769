//! La sala de espera: un solo proceso vigila con `epoll` a todos los clientes a los que no toca atender.
//!
//! Esperar no cuesta ni un proceso ni un hilo, así que mil clientes callados no quitan el sitio a nadie. Sale de la
//! sala quien ha hecho su petición entera, y vuelve a ella para recibir lo que no haya cabido de su respuesta, para
//! hacer otra petición o para despedirse. A quien se pasa del plazo, o de tamaño, se le despide.

mod apertura;
mod cierre;
mod conexion;
mod movimientos;
mod reloj;
mod sucesos;
mod visita;

use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::TcpListener;
use std::os::fd::{AsFd, RawFd};
use std::time::Duration;

use nix::sys::epoll::{Epoll, EpollEvent, EpollFlags};

use crate::apoyo::http::Respuesta;
use crate::apoyo::registro::contar;
use conexion::Conexion;
use reloj::Reloj;

pub use apertura::comprobar_que_cabe;
pub use visita::Visita;

/// A cuántos clientes se espera a la vez; con más, se corta al que antes se le
/// acaba el plazo.
const AFORO: usize = 4096;
/// Lo que llega por el socket que escucha, y por el descriptor que avisa, no lleva
/// número de descriptor.
const ESCUCHA: u64 = u64::MAX;
const AVISO: u64 = u64::MAX - 1;

/// `N` da a cada cliente su número.
pub struct Sala<N> {
    /// `None` cuando ya ha cerrado la puerta.
    escucha: Option<TcpListener>,
    epoll: Epoll,
    plazo: Duration,
    numerar: N,
    esperando: HashMap<RawFd, Conexion>,
    reloj: Reloj,
    /// Los que han hecho su petición, y a los que les toca ahora.
    listas: VecDeque<Visita>,
    turno: VecDeque<Visita>,
    hay_aviso: bool,
}

impl<N: FnMut() -> u64> Sala<N> {
    /// Desde ahora, `siguiente` vuelve con `None` si hay algo que leer en este
    /// descriptor.
    pub fn vigilar(&self, aviso: impl AsFd) -> io::Result<()> {
        Ok(self.epoll.add(aviso, EpollEvent::new(EpollFlags::EPOLLIN, AVISO))?)
    }

    /// El siguiente cliente que ha hecho su petición entera; cuando no queda
    /// ninguno, `None` si hay un aviso.
    pub fn siguiente(&mut self) -> io::Result<Option<Visita>> {
        loop {
            if let Some(visita) = self.turno.pop_front() {
                return Ok(Some(visita));
            }
            if self.listas.is_empty() && std::mem::take(&mut self.hay_aviso) {
                return Ok(None);
            }
            // Quien hace muchas peticiones seguidas no pasa delante de los demás:
            // antes se mira quién más hay.
            self.mirar()?;
            std::mem::swap(&mut self.turno, &mut self.listas);
        }
    }

    /// Responde a una petición, y el cliente vuelve a la sala.
    pub fn responder(
        &mut self,
        visita: Visita,
        respuesta: &Respuesta,
    ) -> io::Result<()> {
        let seguir = visita.peticion.seguir;
        self.enviar(visita, respuesta, seguir)
    }

    /// Le dice que no cabe, y por qué; no retrasa a los demás.
    pub fn no_cabe(&mut self, visita: Visita, por_que: &str) -> io::Result<()> {
        let respuesta = Respuesta::no_cabe(por_que);
        contar(visita.numero, format_args!("no cabe"), respuesta.codigo);
        self.enviar(visita, &respuesta, false)
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
