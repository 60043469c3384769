//! Lo que nota el segundo cliente de un servidor que atiende de uno en uno.

use std::net::SocketAddr;
use std::time::Duration;

use shared::Pid;
use shared::lesson::{check, check_eq};

use super::cliente::Cliente;

pub fn el_segundo_espera(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let primero = Cliente::conectar(donde)?;
    let segundo = Cliente::conectar(donde)?;
    segundo.pedir("/")?;
    let respondido = segundo.hay_algo_en(Duration::from_millis(300))?;
    check(
        "el segundo ha conectado y ha pedido, pero no le responden",
        !respondido,
    )?;

    primero.pedir("/")?;
    let (al_primero, al_segundo) = (primero.leer()?, segundo.leer()?);
    check_eq("por fin pide el primero, y le responden", al_primero.codigo, 200)?;
    check_eq("y entonces responden al segundo", al_segundo.codigo, 200)?;
    let pids = [al_primero.pid, al_segundo.pid];
    check(
        "a los dos los ha atendido el mismo proceso",
        pids == [servidor.as_raw(); 2],
    )?;
    Ok(())
}
