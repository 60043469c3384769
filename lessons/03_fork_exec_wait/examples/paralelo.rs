//! Ejecuta a la vez las órdenes que recibe, y cuenta cómo acaba cada una, por orden de llegada.

use std::collections::HashMap;
use std::ffi::CString;
use std::process::ExitCode;

use nix::errno::Errno;
use nix::unistd::{ForkResult, Pid, execvp};
use shared::ending::{exit_now, restore_sigpipe};
use shared::fork::fork;
use shared::say;
use shared::wait::{WaitStatus, wait};

fn main() -> anyhow::Result<ExitCode> {
    let mut ordenes: Vec<String> = std::env::args().skip(1).collect();
    if ordenes.is_empty() {
        ordenes = ["sleep 0.6", "/no/existe", "timeout 0.9 sleep 5", "sleep 0.3"]
            .map(str::to_owned)
            .into();
    }
    let mut lanzadas: HashMap<Pid, String> = HashMap::new();
    for orden in ordenes {
        match fork()? {
            ForkResult::Child => exit_now(convertirse_en(&orden)),
            ForkResult::Parent { child } => drop(lanzadas.insert(child, orden)),
        }
    }

    let mut fallos = 0;
    while !lanzadas.is_empty() {
        let estado = wait()?;
        let Some(orden) = estado.pid().and_then(|pid| lanzadas.remove(&pid)) else { continue };
        match estado {
            WaitStatus::Exited(_, 0) => say!("«{orden}» ha ido bien"),
            WaitStatus::Exited(_, 127) => say!("«{orden}» no existe"),
            WaitStatus::Exited(_, 126) => say!("«{orden}» no se puede ejecutar"),
            WaitStatus::Exited(_, codigo) => say!("«{orden}» ha salido con {codigo}"),
            WaitStatus::Signaled(_, senal, _) => say!("a «{orden}» la ha matado {senal}"),
            _ => {}
        }
        fallos += u8::from(!matches!(estado, WaitStatus::Exited(_, 0)));
    }
    say!("han fallado {fallos}");
    Ok(ExitCode::SUCCESS)
}

/// Solo vuelve si `execvp` falla, con el código que daría la shell.
fn convertirse_en(orden: &str) -> i32 {
    let palabras: Vec<CString> =
        orden.split_whitespace().filter_map(|palabra| CString::new(palabra).ok()).collect();
    let Some(programa) = palabras.first() else { return 127 };
    restore_sigpipe();
    let Err(error) = execvp(programa, &palabras);
    if error == Errno::ENOENT { 127 } else { 126 }
}
