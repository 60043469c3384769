//! Entrar en la sala, recibir la respuesta, ser despedido y salir.

use std::io;
use std::os::fd::{AsRawFd, RawFd};
use std::time::Instant;

use nix::sys::epoll::{EpollEvent, EpollFlags};

use super::conexion::{Conexion, Fase};
use super::{AFORO, Sala, Visita};
use crate::apoyo::http::{Rechazo, Respuesta};
use crate::apoyo::registro::contar;

impl<N: FnMut() -> u64> Sala<N> {
    pub(super) fn entrar(&mut self, conexion: Conexion) -> io::Result<()> {
        if self.esperando.len() >= AFORO {
            self.hacer_sitio();
        }
        let fd = conexion.flujo.as_raw_fd();
        let de_la_sala = || Instant::now() + self.plazo;
        let (interes, vence) = match &conexion.fase {
            Fase::Pide => (EpollFlags::EPOLLIN, de_la_sala()),
            Fase::Recibe { .. } => (EpollFlags::EPOLLOUT, de_la_sala()),
            Fase::SeVa(despedida) => (EpollFlags::EPOLLIN, despedida.vence()),
        };
        self.epoll.add(&conexion.flujo, EpollEvent::new(interes, fd as u64))?;
        self.reloj.poner(fd, vence);
        self.esperando.insert(fd, conexion);
        // Puede que la petición siguiente ya hubiera llegado detrás de la anterior.
        self.entender(fd)
    }

    /// Responde a quien vuelve a la sala; lo que no quepa irá según lo lea.
    pub(super) fn enviar(
        &mut self,
        visita: Visita,
        respuesta: &Respuesta,
        seguir: bool,
    ) -> io::Result<()> {
        let con_cuerpo = visita.peticion.quiere_cuerpo();
        self.enviar_a(visita.conexion(), respuesta, con_cuerpo, seguir)
    }

    fn enviar_a(
        &mut self,
        mut conexion: Conexion,
        respuesta: &Respuesta,
        con_cuerpo: bool,
        seguir: bool,
    ) -> io::Result<()> {
        // Que el cliente ya no esté para leerla es cosa suya: el servidor sigue.
        let enviada = respuesta.enviar(&conexion.flujo, con_cuerpo, seguir);
        let Ok(falta) = enviada else { return Ok(()) };
        if conexion.despues_de_responder(falta, seguir) {
            self.entrar(conexion)
        } else {
            Ok(())
        }
    }

    pub(super) fn entender(&mut self, fd: RawFd) -> io::Result<()> {
        let Some(conexion) = self.esperando.get(&fd) else { return Ok(()) };
        if !matches!(conexion.fase, Fase::Pide) {
            return Ok(());
        }
        match conexion.entender() {
            Ok(None) => Ok(()),
            Ok(Some((peticion, medida))) => {
                let visita = |conexion| Visita::nueva(conexion, peticion, medida);
                let visita = self.salir(fd).map(visita);
                self.listas.extend(visita);
                Ok(())
            }
            Err(rechazo) => self.rechazar(fd, rechazo),
        }
    }

    pub(super) fn rechazar(
        &mut self,
        fd: RawFd,
        rechazo: Rechazo,
    ) -> io::Result<()> {
        let Some(conexion) = self.salir(fd) else { return Ok(()) };
        match Respuesta::al_rechazo(rechazo) {
            Some(respuesta) if !conexion.sin_reproches() => {
                contar(
                    conexion.numero,
                    format_args!("petición rechazada"),
                    respuesta.codigo,
                );
                self.enviar_a(conexion, &respuesta, true, false)
            }
            _ => Ok(()),
        }
    }

    pub(super) fn salir(&mut self, fd: RawFd) -> Option<Conexion> {
        self.reloj.quitar(fd);
        let conexion = self.esperando.remove(&fd)?;
        // No basta con cerrar: un hijo podría tener abierta la misma conexión.
        let _ = self.epoll.delete(&conexion.flujo);
        Some(conexion)
    }

    pub(super) fn hacer_sitio(&mut self) {
        if let Some(fd) = self.reloj.primero() {
            drop(self.salir(fd));
        }
    }
}
