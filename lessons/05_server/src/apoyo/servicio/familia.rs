//! La familia de un servidor, según `/proc`: él, sus hijos y los hijos de estos.

use std::fs;
use std::path::PathBuf;

use nix::unistd::{Pid, getpid};
use serde::Serialize;
use shared::table::SystemProcess;

use super::nombre::{self, Atendido};

/// Un proceso del servidor.
#[derive(Debug, Serialize)]
pub struct Miembro {
    pub pid: i32,
    pub padre: i32,
    /// La letra de `ps`.
    pub letra: char,
    /// Como lo dicen las lecciones: «zombi (Z)».
    pub estado: String,
    pub hilos: usize,
    /// A quiénes atiende: él o, si tiene varios, cada uno de sus hilos.
    pub atiende: Vec<Atendido>,
}

/// El servidor y sus descendientes, los padres antes que los hijos.
pub fn miembros(servidor: Pid) -> Vec<Miembro> {
    let mut familia = Vec::new();
    let mut pendientes = vec![servidor.as_raw()];
    while let Some(pid) = pendientes.pop() {
        let Some(miembro) = mirar(pid) else { continue };
        familia.push(miembro);
        let hijos = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        let hijos = hijos.unwrap_or_default();
        let mut hijos: Vec<i32> =
            hijos.split_whitespace().filter_map(|hijo| hijo.parse().ok()).collect();
        hijos.sort_unstable_by(|uno, otro| otro.cmp(uno));
        pendientes.extend(hijos);
    }
    familia
}

/// `None` si ha desaparecido entretanto.
fn mirar(pid: i32) -> Option<Miembro> {
    let proceso = SystemProcess::new(pid).ok()?;
    let estado = proceso.status().ok()?;
    let hilos = hilos(pid);
    let nombres =
        hilos.iter().filter_map(|hilo| fs::read_to_string(hilo.join("comm")).ok());
    Some(Miembro {
        pid,
        padre: proceso.ppid().ok()?.as_raw(),
        letra: estado.letter(),
        estado: estado.to_string(),
        hilos: hilos.len(),
        atiende: nombres.filter_map(|nombre| nombre::entender(&nombre)).collect(),
    })
}

fn hilos(pid: i32) -> Vec<PathBuf> {
    let carpeta =
        fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    carpeta.map(|entrada| entrada.path()).collect()
}

/// Cuántos descriptores tiene abiertos; `None` si no se le puede mirar.
pub fn descriptores(pid: Pid) -> Option<usize> {
    let numeros = fs::read_dir(format!("/proc/{pid}/fd")).ok()?.count();
    // Quien se mira a sí mismo tiene además abierta la carpeta.
    Some(if pid == getpid() { numeros - 1 } else { numeros })
}

/// Cuántos hijos vivos y cuántos zombis tiene el servidor.
pub fn vivos_y_zombis(servidor: Pid) -> (usize, usize) {
    let procesos = miembros(servidor);
    let zombis = procesos.iter().filter(|miembro| miembro.letra == 'Z').count();
    (procesos.len().saturating_sub(zombis + 1), zombis)
}
