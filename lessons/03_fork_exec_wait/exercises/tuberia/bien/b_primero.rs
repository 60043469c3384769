use std::ffi::CString;
use std::os::fd::OwnedFd;

use nix::fcntl::OFlag;
use nix::unistd::{ForkResult, Pid, dup2_stdin, dup2_stdout, execvp, pipe2};
use shared::ending::{exit_now, restore_sigpipe};
use shared::fork::fork;
use shared::wait::wait;

enum Extremo<'t> {
    Entrada(&'t OwnedFd),
    Salida(&'t OwnedFd),
}

fn lanza(orden: &str, extremo: Extremo) -> anyhow::Result<Pid> {
    if let ForkResult::Parent { child } = fork()? {
        return Ok(child);
    }
    match extremo {
        Extremo::Entrada(lectura) => dup2_stdin(lectura)?,
        Extremo::Salida(escritura) => dup2_stdout(escritura)?,
    }
    let palabras: Vec<CString> = orden.split(' ').filter(|palabra| !palabra.is_empty()).flat_map(CString::new).collect();
    restore_sigpipe();
    let _ = execvp(&palabras[0], &palabras);
    exit_now(127)
}

/// Las copias que sobran las cierra exec; y el padre, las suyas, según las reparte.
fn main() -> anyhow::Result<()> {
    let ordenes: Vec<String> = std::env::args().skip(1).collect();
    let (lectura, escritura) = pipe2(OFlag::O_CLOEXEC)?;
    lanza(&ordenes[1], Extremo::Entrada(&lectura))?;
    drop(lectura);
    lanza(&ordenes[0], Extremo::Salida(&escritura))?;
    drop(escritura);
    wait()?;
    wait()?;
    println!("fin");
    Ok(())
}
