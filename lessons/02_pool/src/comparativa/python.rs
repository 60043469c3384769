//! Ejecutar el programa de Python en un hijo y leer lo que dice.

use std::cell::Cell;
use std::io::{ErrorKind, Read, pipe};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, ensure};
use shared::process::Process;

use super::Medida;

const PROGRAMA: &str = include_str!("reserva.py");

/// El código con el que una shell dice que el programa no está.
const NO_ESTA: i32 = 127;

/// Lo que ha medido Python; `None` si no está instalado.
pub fn medidas() -> anyhow::Result<Option<Vec<Medida>>> {
    let (mut lectura, escritura) = pipe()?;
    let escritura = Cell::new(Some(escritura));
    let mut python = Process::new(|| {
        let mut orden = Command::new("python3");
        orden.args(["-c", PROGRAMA]);
        orden.stdout(escritura.take().map_or(Stdio::inherit(), Stdio::from));
        // Si `exec` sale bien, no vuelve: este proceso pasa a ser Python.
        if orden.exec().kind() == ErrorKind::NotFound { NO_ESTA } else { 1 }
    });
    python.start()?;
    // Sin cerrar el extremo que no usamos, el final no llegaría nunca.
    drop(escritura.take());
    let mut dicho = String::new();
    lectura.read_to_string(&mut dicho)?;
    python.join()?;
    if python.exitcode() == Some(NO_ESTA) {
        return Ok(None);
    }
    ensure!(
        python.exitcode() == Some(0),
        "python3 ha fallado, y arriba dice por qué. Si es por los límites, mira `ulimit -n` y `ulimit -u`"
    );
    dicho.lines().map(leer).collect::<anyhow::Result<_>>().map(Some)
}

/// `map 1234567 285` es: «map» ha tardado 1 234 567 ns y ha dado 285.
fn leer(linea: &str) -> anyhow::Result<Medida> {
    let palabras: Vec<&str> = linea.split(' ').collect();
    let [que, tiempo, resultado] = palabras[..] else {
        anyhow::bail!("no entiendo lo que dice Python: {linea}");
    };
    let tiempo =
        Duration::from_nanos(tiempo.parse().context("el tiempo de Python")?);
    Ok((
        que.to_owned(),
        tiempo,
        resultado.parse().context("el resultado de Python")?,
    ))
}
