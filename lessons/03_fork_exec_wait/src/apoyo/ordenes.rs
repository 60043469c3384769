//! Lo que dicen y cómo acaban los programas que lanza `std::process::Command`.

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus};

/// `sh -c guion`, aún sin lanzar.
pub fn sh(guion: &str) -> Command {
    let mut orden = Command::new("sh");
    orden.args(["-c", guion]);
    orden
}

/// El `returncode` de Python: el código de salida o, si lo ha matado una señal, su
/// número en negativo.
pub fn returncode(estado: ExitStatus) -> i32 {
    estado.code().unwrap_or_else(|| -estado.signal().unwrap_or_default())
}

pub fn texto(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
