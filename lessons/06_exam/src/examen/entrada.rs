//! Lo que se escribe, línea a línea, en un terminal o por una tubería. Ctrl-C es una cosa más que se puede decir.

use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::time::Duration;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd};

/// Una línea más larga no la escribe nadie a mano: se corta aquí.
const LARGA: usize = 64 * 1024;

#[derive(Debug, PartialEq, Eq)]
pub enum Dicho {
    /// Sin su salto de línea.
    Linea(String),
    /// Ctrl-C.
    Interrumpe,
    /// No hay más: se cerró la tubería o el terminal, o se pulsó Ctrl-D.
    Fin,
    /// Ha pasado el plazo sin que se diga nada.
    Plazo,
}

/// Mientras dure, Ctrl-C no acaba con el programa. Los procesos que se arranquen mientras tanto tampoco la notan.
pub struct Entrada {
    a_medias: Vec<u8>,
    senales: SignalFd,
    antes: SigSet,
}

impl Entrada {
    pub fn abre() -> io::Result<Self> {
        let ctrl_c = SigSet::from(Signal::SIGINT);
        let antes = SigSet::thread_get_mask()?;
        ctrl_c.thread_block()?;
        let senales = SignalFd::with_flags(
            &ctrl_c,
            SfdFlags::SFD_CLOEXEC | SfdFlags::SFD_NONBLOCK,
        )?;
        Ok(Self { a_medias: Vec::new(), senales, antes })
    }

    pub fn pregunta(&mut self, que: &str) -> Dicho {
        self.pregunta_hasta(que, None)
    }

    pub fn pregunta_hasta(&mut self, que: &str, plazo: Option<Duration>) -> Dicho {
        if io::stdin().is_terminal() {
            print!("{que}");
        } else if que.trim_end().len() > 1 {
            // Lo que se contesta no se verá: la pregunta acaba su línea.
            println!("{}", que.trim_end());
        }
        let _ = io::stdout().flush();
        self.lee(plazo)
    }

    pub fn lee(&mut self, plazo: Option<Duration>) -> Dicho {
        loop {
            match self.espera(plazo) {
                Ok(None) => {}
                Ok(Some(dicho)) => return dicho,
                Err(_) => return Dicho::Fin,
            }
        }
    }

    /// Espera a que haya un byte más, y si con él pasa algo, lo dice.
    fn espera(&mut self, plazo: Option<Duration>) -> Result<Option<Dicho>, Errno> {
        let entrada = io::stdin();
        let mut mirados = [
            PollFd::new(entrada.as_fd(), PollFlags::POLLIN),
            PollFd::new(self.senales.as_fd(), PollFlags::POLLIN),
        ];
        let plazo = plazo.map_or(PollTimeout::NONE, |plazo| {
            PollTimeout::try_from(plazo).unwrap_or(PollTimeout::MAX)
        });
        match poll(&mut mirados, plazo) {
            Ok(0) => return Ok(Some(Dicho::Plazo)),
            Ok(_) => {}
            Err(Errno::EINTR) => return Ok(None),
            Err(error) => return Err(error),
        }
        if mirados[1].any() == Some(true) {
            while self.senales.read_signal()?.is_some() {}
            // Lo que estuviera a medio escribir se olvida, como en cualquier terminal.
            self.a_medias.clear();
            return Ok(Some(Dicho::Interrumpe));
        }
        // De uno en uno: lo que haya detrás de esta línea es para quien pregunte después.
        let mut byte = [0];
        match nix::unistd::read(entrada.as_fd(), &mut byte) {
            Ok(0) if self.a_medias.is_empty() => Ok(Some(Dicho::Fin)),
            Ok(0) => Ok(Some(self.linea())),
            Ok(_) if byte == *b"\n" => Ok(Some(self.linea())),
            Ok(_) => {
                self.a_medias.extend(byte);
                Ok((self.a_medias.len() >= LARGA).then(|| self.linea()))
            }
            Err(Errno::EINTR | Errno::EAGAIN) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn linea(&mut self) -> Dicho {
        let linea = std::mem::take(&mut self.a_medias);
        let linea = String::from_utf8_lossy(&linea);
        Dicho::Linea(linea.trim_end_matches('\r').to_owned())
    }

    /// Hace algo como si no estuviera: los procesos que arranque notan Ctrl-C como siempre.
    pub fn sin_ella<T>(&mut self, que: impl FnOnce() -> T) -> T {
        let _ = self.antes.thread_set_mask();
        let hecho = que();
        let _ = SigSet::from(Signal::SIGINT).thread_block();
        hecho
    }

    /// Lo que se conteste que no sea sí o no se vuelve a preguntar. Nada, si no se va a contestar.
    pub fn si_o_no(&mut self, que: &str) -> Option<bool> {
        loop {
            match self.pregunta(&format!("{que} [s/n] ")) {
                Dicho::Linea(linea) => match linea.trim().to_lowercase().as_str() {
                    "s" | "si" | "sí" => return Some(true),
                    "n" | "no" => return Some(false),
                    _ => println!("Escribe «s» o «n»."),
                },
                Dicho::Interrumpe | Dicho::Fin => return None,
                Dicho::Plazo => {}
            }
        }
    }
}

impl Drop for Entrada {
    fn drop(&mut self) {
        // Un Ctrl-C que nadie ha leído ya no es para nadie.
        while let Ok(Some(_)) = self.senales.read_signal() {}
        let _ = self.antes.thread_set_mask();
    }
}
