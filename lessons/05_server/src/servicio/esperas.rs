//! Esperar, mirando `/proc`, a que un servidor esté como ha de estar.

use std::collections::BTreeSet;
use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::ensure;
use nix::unistd::Pid;

use super::familia::{cuenta, miembros};

/// Espera a que tenga abiertos esos zócalos; devuelve los que tiene.
pub fn esperar_zocalos(pid: Pid, esperados: usize) -> anyhow::Result<usize> {
    esperar_a("que tenga abiertos los zócalos que ha de tener", || {
        Some(zocalos(pid)?).filter(|vistos| *vistos == esperados)
    })
}

fn zocalos(pid: Pid) -> Option<usize> {
    let carpeta = fs::read_dir(format!("/proc/{pid}/fd")).ok()?;
    let destinos = carpeta.flatten().filter_map(|entrada| fs::read_link(entrada.path()).ok());
    Some(destinos.filter(|destino| destino.to_string_lossy().starts_with("socket:")).count())
}

/// Espera a que el servidor tenga algún hijo; devuelve el primero.
pub fn primer_hijo(servidor: Pid) -> anyhow::Result<Pid> {
    esperar_a("que el servidor tenga un hijo", || {
        Some(Pid::from_raw(miembros(servidor).get(1)?.pid))
    })
}

/// Mira cada milésima de segundo, durante 10 s como mucho.
pub fn esperar_a<T>(que: &str, mut mirar: impl FnMut() -> Option<T>) -> anyhow::Result<T> {
    let limite = Instant::now() + Duration::from_secs(10);
    loop {
        if let Some(visto) = mirar() {
            return Ok(visto);
        }
        ensure!(Instant::now() < limite, "he esperado 10 s a {que}");
        sleep(Duration::from_millis(1));
    }
}

/// Espera a que tenga esos; devuelve los que tiene.
pub fn esperar_cuenta(servidor: Pid, esperada: (usize, usize)) -> anyhow::Result<(usize, usize)> {
    esperar_a("que el servidor tenga los hijos que ha de tener", || {
        Some(cuenta(servidor)).filter(|vista| *vista == esperada)
    })
}

/// Los hijos que tiene ahora, según la tabla.
pub fn hijos_de(servidor: Pid) -> BTreeSet<i32> {
    miembros(servidor).iter().skip(1).map(|miembro| miembro.pid).collect()
}

/// Espera a que tenga tantos hilos; devuelve los que tiene.
pub fn esperar_hilos(servidor: Pid, esperados: usize) -> anyhow::Result<usize> {
    esperar_a("que el servidor tenga sus hilos", || {
        Some(miembros(servidor).first()?.hilos).filter(|vistos| *vistos == esperados)
    })
}
