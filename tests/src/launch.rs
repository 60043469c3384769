//! Lanzar un vigilante: este mismo binario otra vez, con el encargo por la entrada y la respuesta por la salida.

use std::fs::Permissions;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use nix::unistd::chown;
use tempfile::TempDir;

use crate::outcome::Outcome;
use crate::runner;
use crate::spec::Spec;

/// Una carpeta recién creada, de quien vaya a usarla, que se borra con el valor.
pub(crate) fn private_folder(owner: Option<u32>) -> Result<TempDir> {
    let folder = tempfile::Builder::new()
        .prefix("cuaderno-")
        .permissions(Permissions::from_mode(0o700))
        .tempdir()?;
    if let Some(uid) = owner {
        chown(folder.path(), Some(uid.into()), Some(uid.into()))
            .context("para ejecutar como otro usuario hace falta ser root")?;
    }
    Ok(folder)
}

/// Da el encargo a un vigilante y espera su respuesta.
pub(crate) fn watch(spec: &Spec) -> Result<Outcome> {
    let mut runner = Command::new("/proc/self/exe")
        .arg(runner::ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("no se ha podido lanzar el vigilante")?;
    let (Some(mut order), Some(mut answer)) = (runner.stdin.take(), runner.stdout.take()) else {
        bail!("el vigilante no tiene tuberías");
    };
    // `order` sigue abierta hasta el final: si esta prueba muere, el vigilante ve que se cierra y lo mata todo.
    let sent = serde_json::to_vec(spec).map_err(anyhow::Error::from).and_then(|mut line| {
        line.push(b'\n');
        Ok(order.write_all(&line)?)
    });
    let mut reply = Vec::new();
    answer.read_to_end(&mut reply)?;
    let status = runner.wait()?;
    sent?;
    let reply: runner::Reply = serde_json::from_slice(&reply).with_context(|| {
        format!("el vigilante no ha respondido ({status}): ¿llama este binario de pruebas a `tests::main`?")
    })?;
    reply.map_err(anyhow::Error::msg)
}
