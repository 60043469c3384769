//! Veinte clientes, y los zombis que dejan.

use std::net::SocketAddr;

use shared::Pid;
use shared::lesson::check_eq;

use super::cliente::{Cliente, pedir};
use super::esperas::esperar_hijos;

pub fn veinte_con_zombis(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    veinte_clientes(donde, servidor, 1)
}

pub fn veinte_sin_zombis(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    veinte_clientes(donde, servidor, 0)
}

/// `deja` es cuántos zombis quedan por cada cliente atendido.
fn veinte_clientes(
    donde: SocketAddr,
    servidor: Pid,
    deja: usize,
) -> anyhow::Result<()> {
    let callados = [Cliente::conectar(donde)?, Cliente::conectar(donde)?];
    esperar_hijos(servidor, (2, 0))?;
    for _ in 0..18 {
        pedir(donde, "/")?;
    }
    let ahora = esperar_hijos(servidor, (2, 18 * deja))?;
    check_eq(
        "hijos vivos y zombis, con dos callados y 18 atendidos",
        ahora,
        (2, 18 * deja),
    )?;
    for callado in callados {
        callado.pedir("/")?;
        callado.leer()?;
    }
    let al_final = esperar_hijos(servidor, (0, 20 * deja))?;
    check_eq(
        "hijos vivos y zombis, atendidos los veinte",
        al_final,
        (0, 20 * deja),
    )?;
    Ok(())
}
