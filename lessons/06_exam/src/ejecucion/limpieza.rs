//! La carpeta en la que se juzga: se borra acabe como acabe quien juzga, también si lo matan.

use std::fs;
use std::io::{self, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::Duration;

use shared::errno::CannotStart;

/// Con esta palabra, este programa es quien limpia.
pub const LIMPIA: &str = "limpia";

/// Mientras vive, un proceso aguarda a que se cierre una tubería; la borra él, que no muere con quien juzga.
pub struct Carpeta {
    ruta: PathBuf,
    limpiador: Child,
}

impl Carpeta {
    pub fn nueva() -> anyhow::Result<Self> {
        let carpeta = tempfile::Builder::new().prefix("juicio-").tempdir()?;
        let limpiador = Command::new("/proc/self/exe")
            .arg(LIMPIA)
            .arg(carpeta.path())
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(CannotStart)?;
        Ok(Self { ruta: carpeta.keep(), limpiador })
    }

    pub fn ruta(&self) -> &Path {
        &self.ruta
    }
}

impl Drop for Carpeta {
    fn drop(&mut self) {
        drop(self.limpiador.stdin.take());
        let _ = self.limpiador.wait();
    }
}

/// Espera a que no quede quien juzga, y la borra. Los que morían con él pueden estar escribiendo todavía.
pub fn limpia(carpeta: &Path) -> ExitCode {
    const VECES: u32 = 100;
    let _ = io::stdin().read_to_end(&mut Vec::new());
    for _ in 0..VECES {
        let _ = fs::remove_dir_all(carpeta);
        if !carpeta.exists() {
            return ExitCode::SUCCESS;
        }
        thread::sleep(Duration::from_millis(20));
    }
    ExitCode::FAILURE
}
