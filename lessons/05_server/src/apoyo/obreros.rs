//! Lo que hace cada obrero de `preforked`.

use std::net::TcpListener;
use std::time::Duration;

use shared::gate::Gate;
use shared::ipc::Value;

use super::manejar::atender_sala;
use super::sala::Sala;
use super::senales::atender_sigterm;
use super::servicio::Puesto;

// ANCHOR: obrero
pub fn obrero(
    escucha: TcpListener,
    plazo: Duration,
    fin: &Gate,
    numeros: &Value<u64>,
) -> anyhow::Result<()> {
    atender_sigterm()?;
    // El número de cliente es de todos: un `Value`, con su cerrojo.
    let numerar = || numeros.update(|numero| numero + 1).unwrap_or_default();
    let sala = Sala::nueva(escucha, plazo, numerar)?;
    sala.vigilar(fin)?;
    Ok(atender_sala(sala, Puesto::de_mi_padre)?)
}
// ANCHOR_END: obrero
