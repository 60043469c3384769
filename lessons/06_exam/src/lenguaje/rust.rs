//! Rust: `rustc` con `shared`, `nix` y `anyhow`, que ya están construidos porque este programa también los usa.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::SystemTime;

use anyhow::{anyhow, bail};
use serde_json::Value;

use super::{Impedimento, Lenguaje, compila};
use crate::entero;
use crate::sin_programa::sin_ejecutar;

/// Lo que un ejercicio puede usar, además de la biblioteca estándar.
const BIBLIOTECAS: [&str; 5] = ["shared", "nix", "anyhow", "libc", "sha2"];

pub fn prepara(
    fichero: &Path,
    carpeta: &Path,
) -> Result<Vec<OsString>, Impedimento> {
    let programa = carpeta.join("programa");
    let mut orden = Command::new("rustc");
    orden
        .args([
            "--edition",
            "2024",
            "--crate-name",
            "programa",
            "--color",
            "never",
            "-o",
        ])
        .arg(&programa);
    for (nombre, ruta) in bibliotecas()? {
        if let Some(padre) = ruta.parent() {
            orden.arg("-L").arg(format!("dependency={}", padre.display()));
        }
        orden.arg("--extern").arg(format!("{nombre}={}", ruta.display()));
    }
    orden.arg(fichero);
    compila(orden)?;
    Ok(vec![programa.into()])
}

/// Dónde está cada una. Se pregunta una vez: desde la caja no se podría.
pub fn bibliotecas() -> anyhow::Result<&'static [(String, PathBuf)]> {
    static SABIDAS: OnceLock<Vec<(String, PathBuf)>> = OnceLock::new();
    if SABIDAS.get().is_none() {
        let _ = SABIDAS.set(apuntadas()?);
    }
    Ok(SABIDAS.get().map_or(&[], Vec::as_slice))
}

/// Las que se apuntaron. Se le pregunta a Cargo una vez por cada construcción de este programa.
fn apuntadas() -> anyhow::Result<Vec<(String, PathBuf)>> {
    let yo = std::env::current_exe()?;
    let apuntadas = yo.with_file_name("06_exam.bibliotecas.json");
    let fecha = |ruta: &Path| {
        fs::metadata(ruta)
            .and_then(|datos| datos.modified())
            .unwrap_or(SystemTime::UNIX_EPOCH)
    };
    if fecha(&apuntadas) > fecha(&yo)
        && let Ok(texto) = fs::read(&apuntadas)
        && let Ok(rutas) = serde_json::from_slice::<Vec<(String, PathBuf)>>(&texto)
        && rutas.iter().all(|(_, ruta)| ruta.is_file())
    {
        return Ok(rutas);
    }
    let rutas = pregunta_a_cargo(&yo)?;
    // Si otro lo escribe a la vez, escribe lo mismo.
    entero::prepara(&apuntadas, &serde_json::to_vec(&rutas)?)?
        .persist(&apuntadas)?;
    Ok(rutas)
}

/// Por la biblioteca: el programa se está ejecutando, y quizá Cargo lo construiría de nuevo.
fn pregunta_a_cargo(yo: &Path) -> anyhow::Result<Vec<(String, PathBuf)>> {
    // Cargo también lo diría, pero en inglés.
    Lenguaje::Rust.se_puede().map_err(anyhow::Error::msg)?;
    let mut orden =
        Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    orden.args([
        "build",
        "--quiet",
        "--offline",
        "--message-format=json",
        "--lib",
        "--manifest-path",
    ]);
    let cuaderno = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Lo que diga Cargo en la carpeta en la que se está, que puede ser la de otro, no cuenta.
    orden.arg(cuaderno.join("Cargo.toml")).current_dir(cuaderno);
    if yo.parent().is_some_and(|carpeta| carpeta.ends_with("release")) {
        orden.arg("--release");
    }
    let salida =
        orden.output().map_err(|error| anyhow!(sin_ejecutar("cargo", error)))?;
    let mensajes = String::from_utf8_lossy(&salida.stdout);
    let mut rutas = Vec::new();
    for mensaje in mensajes
        .lines()
        .filter_map(|linea| serde_json::from_str::<Value>(linea).ok())
    {
        let nombre = mensaje["target"]["name"].as_str().unwrap_or_default();
        let ficheros = mensaje["filenames"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        if BIBLIOTECAS.contains(&nombre)
            && let Some(ruta) =
                ficheros.into_iter().find(|ruta| ruta.ends_with(".rlib"))
        {
            rutas.push((nombre.to_owned(), PathBuf::from(ruta)));
        }
    }
    if rutas.len() < BIBLIOTECAS.len() {
        bail!(
            "Cargo no dice dónde están las bibliotecas del cuaderno: {}",
            String::from_utf8_lossy(&salida.stderr)
        );
    }
    Ok(rutas)
}
