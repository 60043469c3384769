//! Ejecuta a la vez las órdenes que recibe, y cuenta cómo acaba cada una, por orden de llegada.

// ANCHOR: solucion
// ANCHOR: usos
use std::collections::HashMap;
use std::ffi::CString;
use std::io::{PipeReader, PipeWriter, Read, Write, pipe};
use std::process::ExitCode;

use nix::errno::Errno;
use nix::unistd::{ForkResult, Pid, execvp};
use shared::ending::{exit_now, restore_sigpipe};
use shared::errno::describe;
use shared::fork::fork;
use shared::say;
use shared::wait::{WaitStatus, wait};
// ANCHOR_END: usos

fn main() -> anyhow::Result<ExitCode> {
    let mut ordenes: Vec<String> = std::env::args().skip(1).collect();
    if ordenes.is_empty() {
        let ejemplo = "sleep 0.6, /no/existe, timeout 0.9 sleep 5, sleep 0.3";
        ordenes = ejemplo.split(", ").map(str::to_owned).collect();
    }
    let mut lanzadas: HashMap<Pid, (String, PipeReader)> = HashMap::new();
    for orden in ordenes {
        // Se cierra en exec: por ella solo llega algo si exec falla.
        let (queja, testigo) = pipe()?;
        match fork()? {
            ForkResult::Child => exit_now(convertirse_en(&orden, testigo)),
            ForkResult::Parent { child } => {
                lanzadas.insert(child, (orden, queja));
            }
        }
    }

    let mut fallos = 0;
    while !lanzadas.is_empty() {
        let estado = wait()?;
        let suya = estado.pid().and_then(|pid| lanzadas.remove(&pid));
        let Some((orden, queja)) = suya else { continue };
        match (error_de_exec(queja)?, estado) {
            (Some(Errno::ENOENT), _) => say!("«{orden}» no existe"),
            (Some(error), _) => {
                say!("«{orden}» no se puede ejecutar: {}", describe(error));
            }
            (None, WaitStatus::Exited(_, 0)) => say!("«{orden}» ha ido bien"),
            (None, WaitStatus::Exited(_, codigo)) => {
                say!("«{orden}» ha salido con {codigo}");
            }
            (None, WaitStatus::Signaled(_, senal, _)) => {
                say!("a «{orden}» la ha matado {senal}");
            }
            _ => {}
        }
        fallos += usize::from(!matches!(estado, WaitStatus::Exited(_, 0)));
    }
    say!("órdenes que han fallado: {fallos}");
    Ok(ExitCode::SUCCESS)
}

/// Solo vuelve si `execvp` falla: cuenta por qué, y da el código de la shell.
fn convertirse_en(orden: &str, mut testigo: PipeWriter) -> i32 {
    let palabras = orden.split_whitespace();
    let palabras: Vec<CString> =
        palabras.filter_map(|palabra| CString::new(palabra).ok()).collect();
    restore_sigpipe();
    let programa = palabras.first().cloned().unwrap_or_default();
    let Err(error) = execvp(&programa, &palabras);
    let _ = testigo.write_all(&(error as i32).to_ne_bytes());
    if error == Errno::ENOENT { 127 } else { 126 }
}

/// Un programa puede salir con 127 o con 126 por sí mismo: que `exec` falló lo
/// dice la tubería, no el código.
fn error_de_exec(mut queja: PipeReader) -> anyhow::Result<Option<Errno>> {
    let mut numero = Vec::new();
    queja.read_to_end(&mut numero)?;
    let numero = numero.try_into().ok().map(i32::from_ne_bytes);
    Ok(numero.map(Errno::from_raw))
}
// ANCHOR_END: solucion
