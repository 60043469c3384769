//! `kill`: también es un programa, pero solo la shell sabe qué procesos son `%1`.

use nix::sys::signal::Signal;
use nix::unistd::Pid;
use shared::errno::describe;
use shared::signal::{SignalNumber, send};
use shared::voice;

use super::nombre::numero;
use crate::minishell::shell::Shell;
use crate::minishell::una_orden::quejarse;

const USO: &str = "ha de ser kill [-SEÑAL] %TRABAJO o PID…, como en kill -9 %1";

pub fn kill(shell: &mut Shell, argumentos: &[Vec<u8>]) -> i32 {
    let palabras: Vec<String> = argumentos
        .iter()
        .map(|palabra| String::from_utf8_lossy(palabra).into_owned())
        .collect();
    let palabras: Vec<&str> = palabras.iter().map(String::as_str).collect();
    match &palabras[..] {
        ["-l"] => enumerar(),
        ["-s", nombre, destinos @ ..] => con_senal(shell, nombre, destinos),
        ["--", destinos @ ..] => con_senal(shell, "TERM", destinos),
        [opcion, destinos @ ..] if opcion.starts_with('-') => {
            con_senal(shell, &opcion[1..], destinos)
        }
        destinos => con_senal(shell, "TERM", destinos),
    }
}

fn con_senal(shell: &mut Shell, nombre: &str, destinos: &[&str]) -> i32 {
    // La 0 no es una señal: solo pregunta si el proceso existe.
    let senal = nombre.parse::<SignalNumber>().ok();
    let destinos = destinos.strip_prefix(&["--"]).unwrap_or(destinos);
    if destinos.is_empty() || senal.is_none() && nombre != "0" {
        quejarse(&format!("kill: {USO}"));
        return 2;
    }
    let mut codigo = 0;
    for destino in destinos {
        if let Err(motivo) = enviar(shell, senal, destino) {
            quejarse(&format!("kill: {destino}: {motivo}"));
            codigo = 1;
        }
    }
    codigo
}

fn enviar(
    shell: &mut Shell,
    senal: Option<SignalNumber>,
    destino: &str,
) -> Result<(), String> {
    if !destino.starts_with('%') {
        let pid = destino
            .parse()
            .map_err(|_| "ha de ser un PID, o % y un número".to_owned())?;
        return a_un_pid(Pid::from_raw(pid), senal);
    }
    let numero = numero(shell.trabajos.todos(), destino.as_bytes())?;
    let trabajo =
        shell.trabajos.todos().iter_mut().find(|trabajo| trabajo.numero == numero);
    let (Some(trabajo), Some(senal)) = (trabajo, senal) else { return Ok(()) };
    trabajo.enviar(senal).map_err(describe)?;
    // Un proceso detenido no puede morir de una señal que aún no ha recibido: solo
    // de SIGKILL.
    if [Signal::SIGTERM, Signal::SIGHUP].iter().any(|mortal| senal == *mortal) {
        trabajo.seguir();
    }
    Ok(())
}

fn a_un_pid(pid: Pid, senal: Option<SignalNumber>) -> Result<(), String> {
    let enviada = match senal {
        Some(senal) => send(pid, senal),
        None => nix::sys::signal::kill(pid, None),
    };
    enviada.map_err(describe)
}

fn enumerar() -> i32 {
    let nombres = (1..=64)
        .filter_map(SignalNumber::from_raw)
        .map(|senal| format!("{senal}\n"));
    i32::from(voice::try_print(&nombres.collect::<String>()).is_err())
}
