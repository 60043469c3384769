// Lo rechaza: salida
use std::ffi::CString;

use nix::unistd::{ForkResult, dup2_stdout, execvp, pipe};
use shared::ending::{exit_now, restore_sigpipe};
use shared::fork::fork;
use shared::wait::waitpid;

/// Parte la orden en palabras y se convierte en ella.
fn ejecuta(orden: &str) -> ! {
    let palabras: Vec<CString> = orden
        .split_whitespace()
        .map(|palabra| CString::new(palabra).expect("sin bytes nulos"))
        .collect();
    restore_sigpipe();
    let _ = execvp(&palabras[0], &palabras);
    exit_now(127)
}

fn main() -> anyhow::Result<()> {
    let ordenes: Vec<String> = std::env::args().skip(1).collect();
    let (lectura, escritura) = pipe()?;

    let a = match fork()? {
        ForkResult::Child => {
            dup2_stdout(&escritura)?;
            drop((lectura, escritura));
            ejecuta(&ordenes[0])
        }
        ForkResult::Parent { child } => child,
    };
    let b = match fork()? {
        ForkResult::Child => {
            drop((lectura, escritura));
            ejecuta(&ordenes[1])
        }
        ForkResult::Parent { child } => child,
    };

    drop((lectura, escritura));
    waitpid(a, None)?;
    waitpid(b, None)?;
    println!("fin");
    Ok(())
}
