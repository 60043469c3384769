//! Esperar, mirando `/proc`, a que un servidor esté como ha de estar.

use std::collections::BTreeSet;
use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use nix::unistd::Pid;
use shared::wait::{Id, WaitPidFlag, WaitStatus, waitid};

use crate::apoyo::servicio::familia::{miembros, vivos_y_zombis};

/// Espera a que tenga abiertos esos sockets; devuelve los que tiene.
pub fn esperar_sockets(pid: Pid, esperados: usize) -> anyhow::Result<usize> {
    esperar_a("que tenga abiertos los sockets que ha de tener", || {
        Some(sockets(pid)?).filter(|vistos| *vistos == esperados)
    })
}

fn sockets(pid: Pid) -> Option<usize> {
    let carpeta = fs::read_dir(format!("/proc/{pid}/fd")).ok()?;
    let destinos =
        carpeta.flatten().filter_map(|entrada| fs::read_link(entrada.path()).ok());
    Some(
        destinos
            .filter(|destino| destino.to_string_lossy().starts_with("socket:"))
            .count(),
    )
}

/// Espera a que el servidor tenga algún hijo; devuelve el primero.
pub fn primer_hijo(servidor: Pid) -> anyhow::Result<Pid> {
    esperar_mientras_viva(servidor, "que el servidor tenga un hijo", || {
        Some(Pid::from_raw(miembros(servidor).get(1)?.pid))
    })
}

/// Mira cada milésima de segundo, durante 10 s como mucho.
pub fn esperar_a<T>(
    que: &str,
    mut mirar: impl FnMut() -> Option<T>,
) -> anyhow::Result<T> {
    let limite = Instant::now() + Duration::from_secs(10);
    loop {
        if let Some(visto) = mirar() {
            return Ok(visto);
        }
        ensure!(
            Instant::now() < limite,
            "he esperado 10 s a {que}. Si has cambiado el código de este paso, puede deberse a tu \
             cambio; si no, mira los límites, con `ulimit -n` y `ulimit -u`"
        );
        sleep(Duration::from_millis(1));
    }
}

/// Como [`esperar_a`], pero nada se espera de un servidor que ha terminado.
fn esperar_mientras_viva<T>(
    servidor: Pid,
    que: &str,
    mut mirar: impl FnMut() -> Option<T>,
) -> anyhow::Result<T> {
    let mirar_si_termina =
        WaitPidFlag::WEXITED | WaitPidFlag::WNOHANG | WaitPidFlag::WNOWAIT;
    let ha_terminado = || {
        waitid(Id::Pid(servidor), mirar_si_termina)
            .is_ok_and(|como| como != WaitStatus::StillAlive)
    };
    let visto = esperar_a(que, || match mirar() {
        None if ha_terminado() => Some(None),
        visto => visto.map(Some),
    })?;
    visto.context("el servidor ha terminado antes de tiempo, y arriba dice por qué")
}

/// Espera a que tenga esos; devuelve los que tiene.
pub fn esperar_hijos(
    servidor: Pid,
    esperada: (usize, usize),
) -> anyhow::Result<(usize, usize)> {
    esperar_mientras_viva(
        servidor,
        "que el servidor tenga los hijos que ha de tener",
        || Some(vivos_y_zombis(servidor)).filter(|vista| *vista == esperada),
    )
}

/// Los hijos que tiene ahora, según la tabla.
pub fn hijos_de(servidor: Pid) -> BTreeSet<i32> {
    miembros(servidor).iter().skip(1).map(|miembro| miembro.pid).collect()
}

/// Espera a que tenga tantos hilos; devuelve los que tiene.
pub fn esperar_hilos(servidor: Pid, esperados: usize) -> anyhow::Result<usize> {
    esperar_mientras_viva(servidor, "que el servidor tenga sus hilos", || {
        Some(miembros(servidor).first()?.hilos)
            .filter(|vistos| *vistos == esperados)
    })
}
