//! Qué necesita una prueba para poder hacerse en esta máquina.

use std::path::{Path, PathBuf};
use std::process::Command;

use nix::unistd::Uid;

use crate::{witness_bin, workspace_root};

/// Hace falta ser root (por ejemplo, para bajar a otro usuario).
///
/// # Errors
/// Por qué no se puede hacer la prueba.
pub fn root() -> Result<(), String> {
    if Uid::effective().is_root() { Ok(()) } else { Err("hace falta ser root".to_owned()) }
}

/// Hace falta *no* ser root (por ejemplo, para que un permiso se deniegue).
///
/// # Errors
/// Por qué no se puede hacer la prueba.
pub fn ordinary_user() -> Result<(), String> {
    if Uid::effective().is_root() { Err("hace falta no ser root".to_owned()) } else { Ok(()) }
}

/// Hace falta poder montar un `/dev/shm` propio. Lo prueba otro proceso, que es quien se queda con él.
///
/// # Errors
/// Por qué no se puede hacer la prueba.
pub fn private_shm() -> Result<(), String> {
    let mut tried = Command::new("unshare");
    tried.args(["--mount", "mount", "-t", "tmpfs", "x", "/dev/shm"]);
    match tried.output() {
        Ok(output) if output.status.success() => Ok(()),
        _ => Err("hace falta poder montar un /dev/shm propio (CAP_SYS_ADMIN)".to_owned()),
    }
}

/// Hacen falta al menos `wanted` CPU para este proceso.
///
/// # Errors
/// Por qué no se puede hacer la prueba.
pub fn cpus(wanted: usize) -> Result<(), String> {
    let found = std::thread::available_parallelism().map_or(1, usize::from);
    if found >= wanted { Ok(()) } else { Err(format!("hacen falta {wanted} CPU y hay {found}")) }
}

/// Hace falta un programa del sistema, buscado en `PATH`.
///
/// # Errors
/// Por qué no se puede hacer la prueba.
pub fn program(name: &str) -> Result<(), String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).any(|folder| folder.join(name).is_file());
    if found { Ok(()) } else { Err(format!("no está instalado el programa `{name}`")) }
}

/// Hace falta un intérprete de Python que tenga ese módulo.
///
/// # Errors
/// Por qué no se puede hacer la prueba.
pub fn python_module(interpreter: &str, module: &str) -> Result<(), String> {
    program(interpreter)?;
    let imported = Command::new(interpreter).args(["-c", &format!("import {module}")]).output();
    match imported {
        Ok(output) if output.status.success() => Ok(()),
        _ => Err(format!(
            "a {interpreter} le falta {module} ({interpreter} -m pip install {module})"
        )),
    }
}

/// Hace falta un paquete de Node, `nombre@versión`, donde lo instala `.ci/run`. Devuelve su carpeta.
///
/// # Errors
/// Cómo se instala.
pub fn node_package(package: &str) -> Result<PathBuf, String> {
    let (name, _) = package.split_once('@').unwrap_or((package, ""));
    let folder = workspace_root().join("target/herramientas/node_modules").join(name);
    path(&folder).map_err(|_| {
        format!("falta {name} (npm install --prefix target/herramientas {package})")
    })?;
    Ok(folder)
}

/// Hace falta que aquí se pueda mirar a otro proceso con `ptrace`.
///
/// # Errors
/// Por qué no se puede hacer la prueba.
pub fn ptrace() -> Result<(), String> {
    match Command::new(witness_bin()).args(["--", "true"]).output() {
        Ok(output) if output.status.success() => Ok(()),
        _ => Err("hace falta poder mirar a otros procesos con ptrace".to_owned()),
    }
}

/// Cuántas veces se repite lo que se prueba en momentos al azar: `short`, o lo que diga `CUADERNO_REPETICIONES`.
///
/// # Panics
/// Si la variable no es un número.
pub fn repetitions(short: u32) -> u32 {
    match std::env::var("CUADERNO_REPETICIONES") {
        Ok(text) => text.parse().expect("CUADERNO_REPETICIONES ha de ser un número entero"),
        Err(_) => short,
    }
}

/// Cuántas veces se repite lo que ya es largo: una por cada 20 de [`repetitions`], y al menos una.
pub fn long_repetitions() -> u32 {
    (repetitions(1) / 20).max(1)
}

/// Hace falta un fichero o una carpeta.
///
/// # Errors
/// Por qué no se puede hacer la prueba.
pub fn path(path: impl AsRef<Path>) -> Result<(), String> {
    let path = path.as_ref();
    if path.exists() { Ok(()) } else { Err(format!("no existe {}", path.display())) }
}
