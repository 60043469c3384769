//! Lo que pasa en la sala: alguien llama, dice algo, puede recibir más, se va o se le acaba el plazo.

use std::io;
use std::os::fd::RawFd;
use std::time::Instant;

use nix::errno::Errno;
use nix::sys::epoll::{EpollEvent, EpollTimeout};

use super::conexion::{Conexion, Fase, Lectura};
use super::{AVISO, ESCUCHA, Sala};
use crate::apoyo::escucha::{falta_sitio, pasajero};
use crate::apoyo::http::Rechazo;

impl<N: FnMut() -> u64> Sala<N> {
    /// Espera a que pase algo, y se ocupa de ello.
    pub(super) fn mirar(&mut self) -> io::Result<()> {
        let vencidos = self.reloj.vencidos(Instant::now());
        for &fd in &vencidos {
            self.vencer(fd)?;
        }
        // Si se ha ido alguien, puede que ya no haya nadie a quien esperar.
        let nada_que_hacer = self.listas.is_empty() && vencidos.is_empty();
        let espera =
            if nada_que_hacer { self.reloj.espera() } else { EpollTimeout::ZERO };
        let mut sucesos = [EpollEvent::empty(); 64];
        let cuantos = match self.epoll.wait(&mut sucesos, espera) {
            Ok(cuantos) => cuantos,
            Err(Errno::EINTR) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let mut llaman = false;
        for suceso in &sucesos[..cuantos] {
            match suceso.data() {
                ESCUCHA => llaman = true,
                AVISO => self.hay_aviso = true,
                fd => self.atender(fd as RawFd)?,
            }
        }
        // Quien ya tiene algo que hacer deja al que llama para otro proceso, si lo
        // hay.
        if llaman && self.listas.is_empty() && !self.hay_aviso {
            self.aceptar()?;
        }
        Ok(())
    }

    fn aceptar(&mut self) -> io::Result<()> {
        let Some(escucha) = &self.escucha else { return Ok(()) };
        match escucha.accept() {
            Ok((flujo, _)) => {
                flujo.set_nonblocking(true)?;
                let numero = (self.numerar)();
                self.entrar(Conexion::nueva(flujo, numero))
            }
            Err(error) if pasajero(&error) => Ok(()),
            Err(error) if falta_sitio(&error) => {
                self.hacer_sitio();
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Este cliente ha dicho algo, puede recibir más o se ha ido.
    fn atender(&mut self, fd: RawFd) -> io::Result<()> {
        let Some(conexion) = self.esperando.get_mut(&fd) else { return Ok(()) };
        let sigue = match &mut conexion.fase {
            Fase::Pide => match conexion.leer() {
                Lectura::Nada => return Ok(()),
                Lectura::Algo => return self.entender(fd),
                Lectura::SeFue => false,
            },
            Fase::Recibe { .. } => conexion.seguir_enviando(),
            Fase::SeVa(despedida) => despedida.leer(&conexion.flujo),
        };
        // Sale y vuelve a entrar: puede que ahora se le espere a otra cosa, y que
        // el plazo sea otro.
        match self.salir(fd) {
            Some(conexion) if sigue => self.entrar(conexion),
            _ => Ok(()),
        }
    }

    /// Se le ha acabado el plazo.
    fn vencer(&mut self, fd: RawFd) -> io::Result<()> {
        match self.esperando.get(&fd) {
            Some(Conexion { fase: Fase::Pide, .. }) => {
                self.rechazar(fd, Rechazo::Tarde)
            }
            _ => {
                drop(self.salir(fd));
                Ok(())
            }
        }
    }
}
