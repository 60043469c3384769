//! Lo que pasa mientras se espera: teclas, señales o el paso de un segundo.

use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use crossterm::event::{Event, KeyEvent, poll as hay_suceso, read};
use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{SigSet, SigmaskHow, Signal, kill, raise, sigprocmask};
use nix::sys::signalfd::{SfdFlags, SignalFd};
use nix::unistd::Pid;

pub enum Suceso {
    Tecla(KeyEvent),
    Senal(Signal),
    /// El terminal se ha cerrado.
    SinTerminal,
}

/// Mientras dure, estas señales se leen aquí en vez de acabar con el programa.
pub struct Sucesos {
    senales: SignalFd,
    antes: SigSet,
    /// Se acaba de leer: puede quedar algo a medio entregar.
    queda: bool,
}

const SENALES: [Signal; 7] = [
    Signal::SIGINT,
    Signal::SIGTERM,
    Signal::SIGHUP,
    Signal::SIGQUIT,
    Signal::SIGTSTP,
    Signal::SIGCONT,
    Signal::SIGWINCH,
];

/// Lo que se tarda en volver a mirar si quedaba una tecla.
const ENSEGUIDA: Duration = Duration::from_millis(20);

impl Sucesos {
    pub fn abre() -> nix::Result<Self> {
        let mascara = SigSet::from_iter(SENALES);
        let mut antes = SigSet::empty();
        sigprocmask(SigmaskHow::SIG_BLOCK, Some(&mascara), Some(&mut antes))?;
        let senales = SignalFd::with_flags(
            &mascara,
            SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC,
        );
        let senales = senales.inspect_err(|_| repon(&antes))?;
        Ok(Self { senales, antes, queda: false })
    }

    /// Lo que pase antes de que se cumpla el plazo, por orden.
    pub fn espera(&mut self, plazo: Duration) -> io::Result<Vec<Suceso>> {
        let plazo = if self.queda { plazo.min(ENSEGUIDA) } else { plazo };
        let entrada = io::stdin();
        let mut mirados = [
            PollFd::new(entrada.as_fd(), PollFlags::POLLIN),
            PollFd::new(self.senales.as_fd(), PollFlags::POLLIN),
        ];
        let plazo = PollTimeout::try_from(plazo).unwrap_or(PollTimeout::MAX);
        match poll(&mut mirados, plazo) {
            Ok(_) | Err(Errno::EINTR) => {}
            Err(error) => return Err(error.into()),
        }
        let de_la_entrada = mirados[0].revents().unwrap_or(PollFlags::empty());
        let mut sucesos = Vec::new();
        if de_la_entrada.intersects(PollFlags::POLLHUP | PollFlags::POLLERR) {
            sucesos.push(Suceso::SinTerminal);
        } else if self.queda || de_la_entrada.contains(PollFlags::POLLIN) {
            match lee_teclas(&mut sucesos) {
                Ok(alguna) => self.queda = alguna,
                // Se cerró mientras se leía: lo que se leyó vale.
                Err(_) => sucesos.push(Suceso::SinTerminal),
            }
        }
        // Detrás de las teclas: lo que se pulsó antes de una señal que acaba con esto también se guarda.
        while let Ok(Some(senal)) = self.senales.read_signal() {
            if let Ok(senal) = Signal::try_from(senal.ssi_signo as i32) {
                sucesos.push(Suceso::Senal(senal));
            }
        }
        Ok(sucesos)
    }

    /// Se para, como con Ctrl-Z, hasta que alguien lo continúe. Con el terminal por medio se para todo su grupo: si
    /// `cargo` espera a este programa, también.
    pub fn detente(&self, todo_el_grupo: bool) -> nix::Result<()> {
        let parar = SigSet::from_iter([Signal::SIGTSTP]);
        if todo_el_grupo {
            kill(Pid::from_raw(0), Signal::SIGTSTP)?;
        } else {
            raise(Signal::SIGTSTP)?;
        }
        // Está bloqueada, y pendiente: es aquí donde se para.
        parar.thread_unblock()?;
        parar.thread_block()
    }
}

impl Drop for Sucesos {
    fn drop(&mut self) {
        repon(&self.antes);
    }
}

fn repon(antes: &SigSet) {
    let _ = sigprocmask(SigmaskHow::SIG_SETMASK, Some(antes), None);
}

/// Dice si se ha leído alguna.
fn lee_teclas(sucesos: &mut Vec<Suceso>) -> io::Result<bool> {
    let mut alguna = false;
    while hay_suceso(Duration::from_millis(1))? {
        alguna = true;
        if let Event::Key(tecla) = read()? {
            sucesos.push(Suceso::Tecla(tecla));
        }
    }
    Ok(alguna)
}
