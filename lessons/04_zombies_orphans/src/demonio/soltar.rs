//! Soltar los descriptores heredados.

use std::fs;
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd};

use nix::fcntl::{OFlag, open};
use nix::sys::stat::Mode;
use nix::unistd::{close, dup2_stderr, dup2_stdin, dup2_stdout};

// ANCHOR: descriptores
/// Entrada, salida y errores van a `/dev/null`; lo demás se cierra, salvo lo que el demonio usa.
pub fn descriptores(conserva: &[BorrowedFd<'_>]) -> anyhow::Result<()> {
    let nada = open("/dev/null", OFlag::O_RDWR, Mode::empty())?;
    dup2_stdin(&nada)?;
    dup2_stdout(&nada)?;
    dup2_stderr(&nada)?;
    drop(nada);
    for descriptor in abiertos()? {
        let en_uso = conserva.iter().any(|usado| usado.as_raw_fd() == descriptor);
        if descriptor > 2 && !en_uso {
            // El de la propia carpeta que se acaba de leer ya está cerrado: el error se pasa por alto.
            let _ = close(descriptor);
        }
    }
    Ok(())
}
// ANCHOR_END: descriptores

fn abiertos() -> io::Result<Vec<i32>> {
    let carpeta = fs::read_dir("/proc/self/fd")?.flatten();
    Ok(carpeta.filter_map(|entrada| entrada.file_name().to_str()?.parse().ok()).collect())
}
