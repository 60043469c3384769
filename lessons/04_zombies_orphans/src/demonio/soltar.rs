//! Lo que hace el demonio: soltarse de lo heredado y esperar a que le digan que acabe.

use std::fs;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd};

use nix::fcntl::{OFlag, open};
use nix::sys::stat::{Mode, umask};
use nix::unistd::{chdir, close, dup2_stderr, dup2_stdin, dup2_stdout, getpid};
use shared::gate::Gate;
use shared::lifeline::Lifeline;
use shared::say;

// ANCHOR: demonio
pub fn demonio(cuerda: &Lifeline, puertas: &[Gate; 3]) -> anyhow::Result<()> {
    let [preparado, despedida, acaba] = puertas;
    say!("soy el demonio (PID {}): es lo último que digo", getpid());
    chdir("/")?; // Así no impide que se desmonte el disco del que partió.
    umask(Mode::empty()); // Los permisos de lo que cree los decide él.
    soltar_descriptores(&[
        cuerda.as_fd(),
        preparado.as_fd(),
        despedida.as_fd(),
        acaba.as_fd(),
    ])?;
    preparado.open()?;
    despedida.wait()?;
    Ok(acaba.open()?)
}
// ANCHOR_END: demonio

/// Entrada, salida y errores van a `/dev/null`; lo demás se cierra, salvo lo que el
/// demonio usa.
fn soltar_descriptores(conserva: &[BorrowedFd<'_>]) -> anyhow::Result<()> {
    let nada = open("/dev/null", OFlag::O_RDWR, Mode::empty())?;
    dup2_stdin(&nada)?;
    dup2_stdout(&nada)?;
    dup2_stderr(&nada)?;
    drop(nada);
    for descriptor in abiertos()? {
        let en_uso = conserva.iter().any(|usado| usado.as_raw_fd() == descriptor);
        if descriptor > 2 && !en_uso {
            // El de la propia carpeta que se acaba de leer ya está cerrado: el
            // error se pasa por alto.
            let _ = close(descriptor);
        }
    }
    Ok(())
}

fn abiertos() -> io::Result<Vec<i32>> {
    let carpeta = fs::read_dir("/proc/self/fd")?.flatten();
    Ok(carpeta
        .filter_map(|entrada| entrada.file_name().to_str()?.parse().ok())
        .collect())
}
