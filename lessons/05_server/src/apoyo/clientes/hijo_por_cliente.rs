//! Un hijo por cliente, y lo que tiene abierto cada uno, según `/proc`.

use std::net::SocketAddr;
use std::time::Duration;

use shared::Pid;
use shared::lesson::{check, check_eq};

use super::cliente::{Cliente, pedir};
use super::esperas::{esperar_sockets, primer_hijo};

pub fn el_segundo_no_espera(
    donde: SocketAddr,
    servidor: Pid,
) -> anyhow::Result<()> {
    let primero = Cliente::conectar(donde)?;
    let al_segundo = pedir(donde, "/")?;
    check_eq(
        "el primero calla, y al segundo le responden",
        al_segundo.codigo,
        200,
    )?;
    check(
        "no le ha respondido el servidor, sino un hijo",
        al_segundo.pid != servidor.as_raw(),
    )?;
    primero.pedir("/")?;
    check(
        "al primero le responde otro hijo",
        primero.leer()?.pid != al_segundo.pid,
    )?;
    Ok(())
}

// ANCHOR: cerrar
pub fn cada_uno_con_lo_suyo(
    donde: SocketAddr,
    servidor: Pid,
) -> anyhow::Result<()> {
    let cliente = Cliente::conectar(donde)?;
    let hijo = primer_hijo(servidor)?;
    check_eq(
        "sockets del hijo según /proc (el del cliente)",
        esperar_sockets(hijo, 1)?,
        1,
    )?;
    check_eq(
        "sockets del padre (el que escucha)",
        esperar_sockets(servidor, 1)?,
        1,
    )?;
    cliente.pedir("/")?;
    cliente.leer()?;
    Ok(())
}

pub fn el_padre_olvida(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    for clientes in 1..=3 {
        let cliente = Cliente::conectar(donde)?;
        cliente.pedir("/")?;
        cliente.leer_sin_final()?;
        let cerrada = cliente.hay_algo_en(Duration::from_millis(100))?;
        check("el padre no ha cerrado, y el cliente no ve el final", !cerrada)?;
        check_eq(
            "y el padre acumula sockets",
            esperar_sockets(servidor, clientes + 1)?,
            clientes + 1,
        )?;
    }
    Ok(())
}
// ANCHOR_END: cerrar
