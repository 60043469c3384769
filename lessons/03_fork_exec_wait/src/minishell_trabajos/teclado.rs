//! Quien está delante del terminal: espera a ver algo antes de seguir tecleando.

use std::os::fd::AsFd;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::unistd::read;

use crate::apoyo::terminal::Terminal;

/// Nadie espera más de esto, en milisegundos, a que se vea algo.
const PLAZO: u16 = 10_000;

pub struct Teclado<'a> {
    terminal: &'a Terminal,
    visto: Vec<u8>,
    /// Cuántos bytes de lo visto quedan detrás de lo último que se esperó.
    mirado: usize,
}

impl<'a> Teclado<'a> {
    pub fn de(terminal: &'a Terminal) -> Self {
        Teclado { terminal, visto: Vec::new(), mirado: 0 }
    }

    /// Espera a que la pantalla enseñe eso, después de lo último que se esperó.
    pub fn ver(&mut self, texto: &str) -> anyhow::Result<()> {
        loop {
            let nuevo = &self.visto[self.mirado..];
            let buscado = nuevo
                .windows(texto.len())
                .position(|trozo| trozo == texto.as_bytes());
            if let Some(posicion) = buscado {
                self.mirado += posicion + texto.len();
                return Ok(());
            }
            anyhow::ensure!(
                self.leer()?,
                "no se ve «{texto}» en:\n{}",
                self.pantalla()
            );
        }
    }

    /// Todo lo que se ha visto.
    pub fn pantalla(&self) -> String {
        let texto = String::from_utf8_lossy(&self.visto);
        texto.lines().map(|linea| format!("    {}\n", linea.trim_end())).collect()
    }

    /// `false` si se agota el plazo o ya no queda nadie que pueda escribir.
    fn leer(&mut self) -> nix::Result<bool> {
        let mut mirados =
            [PollFd::new(self.terminal.teclado.as_fd(), PollFlags::POLLIN)];
        if poll(&mut mirados, PollTimeout::from(PLAZO))? == 0 {
            return Ok(false);
        }
        let mut bytes = [0; 1024];
        match read(&self.terminal.teclado, &mut bytes) {
            Ok(cuantos) => self.visto.extend(&bytes[..cuantos]),
            Err(Errno::EIO) => return Ok(false),
            Err(error) => return Err(error),
        }
        Ok(true)
    }
}
