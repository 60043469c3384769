//! Lo que se comprueba de los obreros: que bastan los que hay, y que al que muere se le sustituye.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use nix::sys::signal::kill;
use shared::lesson::{check, check_eq};
use shared::{Pid, Signal};

use super::cliente::{Cliente, pedir};
use super::escenario::acaba_bien;
use super::esperas::{esperar_a, esperar_hijos, hijos_de};

pub fn veinte(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    esperar_hijos(servidor, (2, 0))?;
    let obreros = hijos_de(servidor);
    let mut quienes = BTreeSet::new();
    for _ in 0..20 {
        quienes.insert(pedir(donde, "/")?.pid);
    }
    check("a los veinte los atienden los obreros", quienes.is_subset(&obreros))?;
    check("y no ha nacido nadie más", hijos_de(servidor) == obreros)?;

    let cliente = Cliente::conectar(donde)?;
    let mut quienes = BTreeSet::new();
    for _ in 0..20 {
        cliente.pedir_y_seguir("/")?;
        quienes.insert(cliente.leer_sin_final()?.pid);
    }
    check_eq(
        "procesos que atienden veinte peticiones de una conexión",
        quienes.len(),
        1,
    )?;
    Ok(())
}

pub fn muere_uno(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let (suyo, ajeno) = dos_clientes_de_distinto_obrero(donde)?;
    kill(Pid::from_raw(suyo.1), Signal::SIGKILL)?;
    check(
        "kill -9 a un obrero: su cliente pierde la conexión",
        suyo.0.leer().is_err(),
    )?;
    ajeno.0.pedir_y_seguir("/")?;
    check_eq(
        "al cliente del otro le responden",
        ajeno.0.leer_sin_final()?.codigo,
        200,
    )?;
    esperar_a("que lo sustituyan", || {
        let obreros = hijos_de(servidor);
        (obreros.len() == 2 && !obreros.contains(&suyo.1)).then_some(())
    })?;
    check("y vuelve a haber dos obreros", true)?;
    kill(servidor, Signal::SIGTERM)?;
    acaba_bien("con SIGTERM el servidor acaba bien", servidor)
}

type Atendido = (Cliente, i32);

fn dos_clientes_de_distinto_obrero(
    donde: SocketAddr,
) -> anyhow::Result<(Atendido, Atendido)> {
    let primero = conectado(donde)?;
    loop {
        let otro = conectado(donde)?;
        if otro.1 != primero.1 {
            return Ok((primero, otro));
        }
    }
}

/// Un cliente que ya ha hecho una petición y sigue conectado, y quién lo atiende.
fn conectado(donde: SocketAddr) -> anyhow::Result<Atendido> {
    let cliente = Cliente::conectar(donde)?;
    cliente.pedir_y_seguir("/")?;
    let pid = cliente.leer_sin_final()?.pid;
    Ok((cliente, pid))
}
