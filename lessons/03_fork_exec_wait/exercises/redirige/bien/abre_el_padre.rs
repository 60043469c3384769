use std::ffi::CString;
use std::os::fd::AsRawFd;

use nix::fcntl::{OFlag, open};
use nix::sys::stat::Mode;
use nix::unistd::{ForkResult, close, dup, execvp, fork};
use shared::wait::wait;

/// Lo abre el padre, y el hijo cierra su salida: `dup` da el número libre más bajo, que es el 1.
fn main() -> anyhow::Result<()> {
    let mut argumentos = std::env::args().skip(1);
    let fichero = argumentos.next().unwrap_or_default();
    let orden: Vec<CString> = argumentos.map(CString::new).collect::<Result<_, _>>()?;
    let como = OFlag::O_WRONLY | OFlag::O_CREAT | OFlag::O_TRUNC | OFlag::O_CLOEXEC;
    let abierto = open(fichero.as_str(), como, Mode::from_bits_truncate(0o644))?;

    // SAFETY: este programa tiene un solo hilo.
    if let ForkResult::Child = unsafe { fork() }? {
        close(1)?;
        let salida = dup(&abierto)?;
        assert_eq!(salida.as_raw_fd(), 1);
        std::mem::forget(salida);
        execvp(&orden[0], &orden)?;
    }
    drop(abierto);
    wait()?;
    println!("hecho");
    Ok(())
}
