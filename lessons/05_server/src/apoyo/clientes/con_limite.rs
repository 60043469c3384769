//! Lo que recibe quien no cabe.

use std::net::SocketAddr;

use shared::Pid;
use shared::lesson::{check, check_eq};

use super::cliente::{Cliente, pedir};
use super::esperas::esperar_hijos;

// ANCHOR: cuarto
pub fn el_cuarto(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let callados = [(); 3].map(|()| Cliente::conectar(donde));
    esperar_hijos(servidor, (3, 0))?;
    check_eq(
        "con tres callados, al cuarto le responden",
        pedir(donde, "/")?.codigo,
        503,
    )?;
    let [uno, ..] = callados;
    let uno = uno?;
    uno.pedir("/")?;
    let codigo = uno.leer()?.codigo;
    check_eq("el primero deja de callar, y le responden", codigo, 200)?;
    esperar_hijos(servidor, (2, 0))?;
    check_eq(
        "ha quedado un sitio, y al quinto le responden",
        pedir(donde, "/")?.codigo,
        200,
    )?;
    Ok(())
}

pub fn sin_fork(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let [uno, otro] = [pedir(donde, "/")?, pedir(donde, "/")?];
    check_eq(
        "fork falla, y a los dos clientes les responden",
        [uno.codigo, otro.codigo],
        [503, 503],
    )?;
    let es_el_servidor = otro.pid == servidor.as_raw();
    check("lo dice el servidor, que sigue vivo", es_el_servidor)?;
    Ok(())
}
// ANCHOR_END: cuarto
