//! Lanzar un programa con la salida en una tubería, y esperar a que diga «listo».

use std::ffi::CStr;
use std::fs::File;
use std::io::{PipeReader, Read, pipe};

use nix::unistd::{ForkResult, dup2_stderr, dup2_stdin, dup2_stdout};
use shared::fork::fork;
use shared::lesson::check_eq;
use shared::{Pid, child};

use crate::apoyo::ejecutar::ejecutar;

/// Con la salida en una tubería, y cuando ya ha dicho «listo».
pub fn lanzar(orden: &[&CStr]) -> anyhow::Result<Pid> {
    let (lectura, escritura) = pipe()?;
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| -> anyhow::Result<()> {
            let nada = File::options().read(true).write(true).open("/dev/null")?;
            dup2_stdin(&nada)?;
            dup2_stdout(&escritura)?;
            dup2_stderr(&nada)?;
            ejecutar(orden)
        }),
        ForkResult::Parent { child } => child,
    };
    drop(escritura);
    check_eq("por la tubería dice", primera_linea(lectura)?.trim(), "listo")?;
    Ok(hijo)
}

fn primera_linea(mut salida: PipeReader) -> std::io::Result<String> {
    let mut leido = vec![0; 80];
    let cuanto = salida.read(&mut leido)?;
    leido.truncate(cuanto);
    Ok(String::from_utf8_lossy(&leido).into_owned())
}
