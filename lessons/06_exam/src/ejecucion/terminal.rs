//! El terminal del programa que se juzga: lo que escribe sale tal cual, y línea a línea.

use std::fs::File;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use nix::pty::openpty;
use nix::sys::termios::{SetArg, cfmakeraw, tcgetattr, tcsetattr};
use shared::errno::CannotStart;

/// De más se lee, para que nadie se atasque, y no se guarda.
const CABE: usize = 4 << 20;

pub struct Terminal {
    leido: Arc<Mutex<Vec<u8>>>,
    lector: JoinHandle<()>,
}

impl Terminal {
    /// El terminal, y el extremo que se le da al programa.
    pub fn abre() -> anyhow::Result<(Self, OwnedFd)> {
        let pty = openpty(None, None)?;
        let mut modo = tcgetattr(&pty.slave)?;
        cfmakeraw(&mut modo);
        tcsetattr(&pty.slave, SetArg::TCSANOW, &modo)?;
        let leido = Arc::new(Mutex::new(Vec::new()));
        let para_el_lector = Arc::clone(&leido);
        let lector = thread::Builder::new()
            .spawn(move || lee(File::from(pty.master), &para_el_lector))
            .map_err(CannotStart)?;
        Ok((Self { leido, lector }, pty.slave))
    }

    pub fn leido(&self) -> Vec<u8> {
        self.leido.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn ha_leido_algo(&self) -> bool {
        !self.leido.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Espera un poco a que se lea lo último. Si alguien tuviera abierto el terminal, no se le espera.
    pub fn acaba(&self) {
        let plazo = Instant::now() + Duration::from_secs(1);
        while !self.lector.is_finished() && Instant::now() < plazo {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// Cuando no queda nadie al otro lado, leer da EIO.
fn lee(mut terminal: File, leido: &Mutex<Vec<u8>>) {
    let mut trozo = [0; 8192];
    while let Ok(cuantos @ 1..) = terminal.read(&mut trozo) {
        let mut leido = leido.lock().unwrap_or_else(PoisonError::into_inner);
        if leido.len() < CABE {
            leido.extend_from_slice(&trozo[..cuantos]);
        }
    }
}
