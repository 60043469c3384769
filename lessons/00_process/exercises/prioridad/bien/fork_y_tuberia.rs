use std::fs::File;
use std::io::{Read, Write};

use nix::sys::wait::waitpid;
use nix::unistd::{ForkResult, fork, pipe};

fn main() -> anyhow::Result<()> {
    let (leer, escribir) = pipe()?;
    let (leer_fin, escribir_fin) = pipe()?;
    // SAFETY: este programa tiene un solo hilo.
    match unsafe { fork() }? {
        ForkResult::Child => {
            // SAFETY: es un número.
            unsafe { libc::nice(5) };
            File::from(escribir).write_all(b"x")?;
            drop(escribir_fin);
            File::from(leer_fin).read(&mut [0])?;
            std::process::exit(0);
        }
        ForkResult::Parent { child } => {
            File::from(leer).read_exact(&mut [0])?;
            // SAFETY: son dos números.
            let nice = unsafe { libc::getpriority(libc::PRIO_PROCESS, child.as_raw() as u32) };
            println!("{nice}");
            drop(escribir_fin);
            waitpid(child, None)?;
        }
    }
    Ok(())
}
