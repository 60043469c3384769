//! El terminal, a pantalla completa mientras dure, y como estaba en cuanto se suelta.

use std::fs::File;
use std::io;
use std::mem::ManuallyDrop;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::OpenOptionsExt;

use nix::fcntl::OFlag;
use nix::unistd::dup2_stdin;
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{EnterAlternateScreen, enable_raw_mode};
use ratatui::layout::Rect;
use ratatui::{DefaultTerminal, Frame};

pub struct Pantalla {
    // Si el terminal ya no está, al soltarlo ratatui se quejaría por donde nadie lee.
    terminal: ManuallyDrop<DefaultTerminal>,
    _entrada: SinEsperar,
}

impl Pantalla {
    /// Si el programa acaba con un pánico, el terminal también queda como estaba.
    pub fn abre() -> io::Result<Self> {
        let entrada = SinEsperar::desde_ahora()?;
        let terminal = ratatui::try_init()?;
        Ok(Self { terminal: ManuallyDrop::new(terminal), _entrada: entrada })
    }

    /// Ancho y alto, en celdas.
    pub fn tamano(&self) -> io::Result<(u16, u16)> {
        let tamano = self.terminal.size()?;
        Ok((tamano.width, tamano.height))
    }

    pub fn dibuja(&mut self, como: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.terminal.draw(como)?;
        Ok(())
    }

    /// Para cuando alguien ha escrito encima.
    pub fn repinta(&mut self) -> io::Result<()> {
        let (ancho, alto) = self.tamano()?;
        self.terminal.resize(Rect::new(0, 0, ancho, alto))
    }

    /// Deja el terminal como estaba, para volver después.
    pub fn aparta(&mut self) {
        let _ = self.terminal.show_cursor();
        let _ = ratatui::try_restore();
    }

    pub fn vuelve(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen)?;
        self.terminal.hide_cursor()?;
        self.repinta()
    }
}

impl Drop for Pantalla {
    fn drop(&mut self) {
        self.aparta();
    }
}

/// Mientras dure, leer de la entrada sin que haya nada vuelve enseguida: una tecla a medias no detiene el reloj, y un
/// terminal cerrado no atrapa a nadie. El terminal se abre otra vez: el de la shell se queda como era, también si a
/// este programa lo matan.
struct SinEsperar {
    antes: OwnedFd,
}

impl SinEsperar {
    fn desde_ahora() -> io::Result<Self> {
        let antes = io::stdin().as_fd().try_clone_to_owned()?;
        let abre = |ruta| {
            let sin_esperar = OFlag::O_NONBLOCK | OFlag::O_NOCTTY;
            let mut opciones = File::options();
            opciones.read(true).custom_flags(sin_esperar.bits()).open(ruta)
        };
        let otra = abre("/proc/self/fd/0").or_else(|_| abre("/dev/tty"))?;
        dup2_stdin(otra)?;
        Ok(Self { antes })
    }
}

impl Drop for SinEsperar {
    fn drop(&mut self) {
        let _ = dup2_stdin(&self.antes);
    }
}
