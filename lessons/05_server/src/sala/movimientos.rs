//! Entrar en la sala, salir de ella y ser despedido.

use std::io;
use std::os::fd::{AsRawFd, RawFd};
use std::time::Instant;

use nix::sys::epoll::{EpollEvent, EpollFlags};

use super::conexion::{Conexion, Lectura};
use super::{AFORO, DESPEDIDA, Sala};
use crate::escucha::pasajero;
use crate::http::Rechazo;

impl<N: FnMut() -> u64> Sala<N> {
    pub(super) fn aceptar(&mut self) -> io::Result<()> {
        match self.escucha.accept() {
            Ok((flujo, _)) => {
                flujo.set_nonblocking(true)?;
                let numero = (self.numerar)();
                self.entrar(Conexion::nueva(flujo, numero))
            }
            // Otro proceso se ha adelantado.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
            Err(error) if pasajero(&error) => {
                self.hacer_sitio();
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    pub(super) fn entrar(&mut self, conexion: Conexion) -> io::Result<()> {
        if self.esperando.len() >= AFORO {
            self.hacer_sitio();
        }
        let fd = conexion.flujo.as_raw_fd();
        self.epoll.add(&conexion.flujo, EpollEvent::new(EpollFlags::EPOLLIN, fd as u64))?;
        self.reloj.poner(fd, Instant::now() + self.plazo);
        self.esperando.insert(fd, conexion);
        // Puede que la petición siguiente ya hubiera llegado detrás de la anterior.
        self.entender(fd);
        Ok(())
    }

    /// Ha llegado algo de este cliente, o se ha ido.
    pub(super) fn atender(&mut self, fd: RawFd) {
        let Some(conexion) = self.esperando.get_mut(&fd) else { return };
        match conexion.leer() {
            Lectura::Nada => {}
            Lectura::Algo => self.entender(fd),
            Lectura::SeFue => drop(self.salir(fd)),
        }
    }

    fn entender(&mut self, fd: RawFd) {
        let Some(conexion) = self.esperando.get(&fd) else { return };
        match conexion.entender() {
            Ok(None) => {}
            Ok(Some((peticion, medida))) => {
                let conexion = self.salir(fd).map(|conexion| conexion.visita(peticion, medida));
                self.listas.extend(conexion);
            }
            Err(rechazo) => self.rechazar(fd, rechazo),
        }
    }

    /// Dice por qué, y conserva un momento la conexión: cerrarla con algo sin leer borraría la respuesta.
    pub(super) fn rechazar(&mut self, fd: RawFd, rechazo: Rechazo) {
        let Some(conexion) = self.esperando.get_mut(&fd) else { return };
        if conexion.despedir(rechazo) {
            self.reloj.poner(fd, Instant::now() + DESPEDIDA);
        } else {
            drop(self.salir(fd));
        }
    }

    fn salir(&mut self, fd: RawFd) -> Option<Conexion> {
        self.reloj.quitar(fd);
        let conexion = self.esperando.remove(&fd)?;
        // No basta con cerrar: un hijo podría tener abierta la misma conexión.
        let _ = self.epoll.delete(&conexion.flujo);
        Some(conexion)
    }

    fn hacer_sitio(&mut self) {
        if let Some(fd) = self.reloj.primero() {
            drop(self.salir(fd));
        }
    }
}
