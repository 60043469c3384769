//! Aceptar clientes y, mientras llega el siguiente, despedirse de los que no cabían, sin esperar a ninguno.

use std::io;
use std::net::{TcpListener, TcpStream};
use std::os::fd::AsFd;
use std::time::Instant;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

use crate::apoyo::despedida::Despedida;
use crate::apoyo::escucha::{falta_sitio, pasajero};
use crate::apoyo::http::Respuesta;
use crate::apoyo::registro::contar;

/// De cuántos se despide a la vez; con más, el que lleva más tiempo se queda sin
/// acabar.
const AFORO: usize = 512;

#[derive(Default)]
pub struct Despedidas(Vec<(TcpStream, Despedida, Instant)>);

impl Despedidas {
    /// La conexión siguiente.
    ///
    /// # Errors
    /// Los de [`aceptar`](super::escucha::aceptar).
    pub fn aceptar(&mut self, escucha: &TcpListener) -> io::Result<TcpStream> {
        escucha.set_nonblocking(true)?;
        loop {
            if self.llama_alguien(escucha)? {
                match escucha.accept() {
                    Ok((cliente, _)) => return Ok(cliente),
                    Err(error) if pasajero(&error) => {}
                    Err(error) if falta_sitio(&error) => self.hacer_sitio(),
                    Err(error) => return Err(error),
                }
            }
        }
    }

    /// Le dice que no cabe, y por qué; de lo demás se ocupa
    /// [`aceptar`](Self::aceptar).
    pub fn no_cabe(&mut self, cliente: TcpStream, numero: u64, por_que: &str) {
        let respuesta = Respuesta::no_cabe(por_que);
        let _ = cliente.set_nonblocking(true);
        let _ = respuesta.enviar(&cliente, true, false);
        contar(numero, format_args!("no cabe"), respuesta.codigo);
        if self.0.len() >= AFORO {
            self.hacer_sitio();
        }
        if let Some(despedida) = Despedida::empezar(&cliente) {
            let vence = despedida.vence();
            self.0.push((cliente, despedida, vence));
        }
    }

    /// Espera a que llame alguien o se mueva uno de los que se van; lee a estos, y
    /// olvida a los que acaban.
    fn llama_alguien(&mut self, escucha: &TcpListener) -> io::Result<bool> {
        let mirar = |fd| PollFd::new(fd, PollFlags::POLLIN);
        let mut mirados = vec![mirar(escucha.as_fd())];
        mirados.extend(self.0.iter().map(|(cliente, ..)| mirar(cliente.as_fd())));
        match poll(&mut mirados, self.espera()) {
            Err(Errno::EINTR) => return Ok(false),
            otro => otro?,
        };
        let movidos: Vec<bool> =
            mirados.iter().map(|uno| uno.any() == Some(true)).collect();
        let (ahora, mut se_mueve) = (Instant::now(), movidos[1..].iter());
        self.0.retain_mut(|(cliente, despedida, vence)| {
            if *se_mueve.next().expect("uno por cliente") {
                *vence = despedida.vence();
                return despedida.leer(cliente);
            }
            *vence > ahora
        });
        Ok(movidos[0])
    }

    fn hacer_sitio(&mut self) {
        drop(self.0.drain(..self.0.len().min(1)));
    }

    fn espera(&self) -> PollTimeout {
        let Some(vence) = self.0.iter().map(|(.., vence)| *vence).min() else {
            return PollTimeout::NONE;
        };
        let queda = vence.saturating_duration_since(Instant::now());
        PollTimeout::try_from(queda.as_nanos().div_ceil(1_000_000))
            .unwrap_or(PollTimeout::MAX)
    }
}
