//! Una carpeta temporal que no queda atrás, tampoco si entretanto se pulsa Ctrl-C.

use std::path::PathBuf;
use std::{env, fs, io};

use nix::sys::signal::{SigSet, Signal};
use nix::unistd::getpid;

/// Mientras existe, las señales que acabarían la lección esperan.
#[must_use = "al soltarla se borra"]
pub struct Carpeta {
    pub ruta: PathBuf,
    esperan: SigSet,
}

impl Carpeta {
    pub fn nueva() -> anyhow::Result<Self> {
        let esperan =
            SigSet::from_iter([Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP, Signal::SIGQUIT]);
        esperan.thread_block()?;
        let carpeta =
            Carpeta { ruta: env::temp_dir().join(format!("nohup-{}", getpid())), esperan };
        fs::create_dir(&carpeta.ruta)?;
        Ok(carpeta)
    }

    pub fn leer(&self, nombre: &str) -> io::Result<String> {
        fs::read_to_string(self.ruta.join(nombre))
    }
}

impl Drop for Carpeta {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.ruta);
        let _ = self.esperan.thread_unblock();
    }
}
