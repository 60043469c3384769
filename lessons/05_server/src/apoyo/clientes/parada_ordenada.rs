//! Lo que se comprueba de una parada: con una señal, con dos y con un plazo que se acaba.

use std::net::SocketAddr;

use nix::sys::signal::kill;
use shared::lesson::{check, check_eq};
use shared::{Pid, Signal};

use super::cliente::{Cliente, pedir};
use super::escenario::acaba_bien;
use super::esperas::{esperar_a, esperar_hijos};

/// Un cliente al que se está atendiendo durante tantos segundos.
fn uno_dentro(
    donde: SocketAddr,
    servidor: Pid,
    segundos: u32,
) -> anyhow::Result<Cliente> {
    let cliente = Cliente::conectar(donde)?;
    cliente.pedir(&format!("/lento?segundos={segundos}"))?;
    esperar_hijos(servidor, (1, 0))?;
    Ok(cliente)
}

/// Espera a que el servidor haya cerrado la puerta.
fn no_se_puede_conectar(donde: SocketAddr) -> anyhow::Result<()> {
    esperar_a("que no se pueda conectar", || {
        pedir(donde, "/").is_err().then_some(())
    })
}

pub fn una_senal(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let cliente = uno_dentro(donde, servidor, 1)?;
    kill(servidor, Signal::SIGTERM)?;
    no_se_puede_conectar(donde)?;
    check("después de SIGTERM no se puede conectar", true)?;
    check_eq(
        "el que estaba dentro recibe su respuesta",
        cliente.leer()?.codigo,
        200,
    )?;
    acaba_bien("y el servidor acaba bien", servidor)
}

pub fn dos_senales(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let cliente = uno_dentro(donde, servidor, 20)?;
    kill(servidor, Signal::SIGINT)?;
    no_se_puede_conectar(donde)?;
    kill(servidor, Signal::SIGINT)?;
    let respuesta = cliente.leer();
    check(
        "con otro Ctrl-C, el que estaba dentro se queda sin respuesta",
        respuesta.is_err(),
    )?;
    acaba_bien("y el servidor acaba bien", servidor)
}

pub fn se_acaba_el_plazo(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let cliente = uno_dentro(donde, servidor, 20)?;
    kill(servidor, Signal::SIGTERM)?;
    check("si se acaba el plazo, tampoco la recibe", cliente.leer().is_err())?;
    acaba_bien("y el servidor acaba bien", servidor)
}
