//! Lo que se comprueba de una parada: con una señal, con dos y con un plazo que se acaba.

use std::net::SocketAddr;
use std::time::Duration;

use nix::sys::signal::kill;
use shared::lesson::{check, check_eq};
use shared::{Pid, Signal};

use super::servidor;
use crate::cliente::{Cliente, pedir};
use crate::escenario::{acaba_bien, con_servidor};
use crate::opciones::callado;
use crate::servicio::{esperar_a, esperar_cuenta};

/// Un cliente al que se está atendiendo durante tantos segundos.
fn uno_dentro(donde: SocketAddr, servidor: Pid, segundos: u32) -> anyhow::Result<Cliente> {
    let cliente = Cliente::conectar(donde)?;
    cliente.pedir(&format!("/lento?segundos={segundos}"))?;
    esperar_cuenta(servidor, (1, 0))?;
    Ok(cliente)
}

/// Espera a que el servidor haya cerrado la puerta.
fn no_se_puede_conectar(donde: SocketAddr) -> anyhow::Result<()> {
    esperar_a("que no se pueda conectar", || pedir(donde, "/").is_err().then_some(()))
}

// ANCHOR: una
pub fn una_senal() -> anyhow::Result<()> {
    let paciente = Duration::from_secs(8);
    con_servidor(
        |escucha| callado(|| servidor(escucha, 3, paciente)),
        |donde, servidor| {
            let cliente = uno_dentro(donde, servidor, 1)?;
            kill(servidor, Signal::SIGTERM)?;
            no_se_puede_conectar(donde)?;
            check("después de SIGTERM no se puede conectar", true)?;
            check_eq("el que estaba dentro recibe su respuesta", cliente.leer()?.codigo, 200)?;
            acaba_bien("y el servidor acaba bien", servidor)
        },
    )
}
// ANCHOR_END: una

// ANCHOR: dos
pub fn dos_senales() -> anyhow::Result<()> {
    let paciente = Duration::from_secs(8);
    con_servidor(
        |escucha| callado(|| servidor(escucha, 3, paciente)),
        |donde, servidor| {
            let cliente = uno_dentro(donde, servidor, 20)?;
            kill(servidor, Signal::SIGINT)?;
            no_se_puede_conectar(donde)?;
            kill(servidor, Signal::SIGINT)?;
            check(
                "con otro Ctrl-C, el que estaba dentro se queda sin respuesta",
                cliente.leer().is_err(),
            )?;
            acaba_bien("y el servidor acaba bien", servidor)
        },
    )
}

pub fn se_acaba_el_plazo() -> anyhow::Result<()> {
    let impaciente = Duration::from_millis(200);
    con_servidor(
        |escucha| callado(|| servidor(escucha, 3, impaciente)),
        |donde, servidor| {
            let cliente = uno_dentro(donde, servidor, 20)?;
            kill(servidor, Signal::SIGTERM)?;
            check("si se acaba el plazo, tampoco la recibe", cliente.leer().is_err())?;
            acaba_bien("y el servidor acaba bien", servidor)
        },
    )
}
// ANCHOR_END: dos
