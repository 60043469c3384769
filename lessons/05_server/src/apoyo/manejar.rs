//! Atender a un cliente, de principio a fin: leer su petición, responder y despedirse.

use std::io;
use std::net::TcpStream;
use std::time::Duration;

use super::despedida::despedirse;
use super::http::{Peticion, Rechazo, Respuesta, leer};
use super::registro::{contar, contar_respuesta};
use super::sala::{Sala, Visita};
use super::servicio::{Puesto, libre};

// ANCHOR: manejar_cliente
pub fn manejar_cliente(cliente: &TcpStream, puesto: Puesto) {
    manejar_sin_despedirse(cliente, puesto);
    despedirse(cliente);
    puesto.dejar();
}

pub fn manejar_sin_despedirse(cliente: &TcpStream, puesto: Puesto) {
    puesto.esperar_su_peticion();
    match leer(cliente) {
        Ok(peticion) => responder(cliente, puesto, &peticion),
        Err(rechazo) => rechazar(cliente, puesto.cliente, rechazo),
    }
}
// ANCHOR_END: manejar_cliente

/// Como `manejar_cliente`, para quien sale de la sala con su petición hecha. Se le
/// espera si no lee, pero no para siempre.
pub fn manejar_visita(cliente: &Visita, plazo: Duration) -> io::Result<()> {
    cliente.esperarle_como_mucho(plazo)?;
    responder(
        &cliente.flujo,
        Puesto::de_mi_padre(cliente.numero),
        &cliente.peticion,
    );
    despedirse(&cliente.flujo);
    Ok(())
}

/// Que el cliente ya no esté para leer la respuesta es cosa suya: el servidor
/// sigue.
fn responder(cliente: &TcpStream, puesto: Puesto, peticion: &Peticion) {
    let respuesta = puesto.responder(peticion);
    let _ = respuesta.enviar(cliente, peticion.quiere_cuerpo(), false);
    contar_respuesta(puesto.cliente, peticion, &respuesta);
}

/// Dice por qué no se le atiende a quien no ha hecho una petición como es debido.
fn rechazar(cliente: &TcpStream, numero: u64, rechazo: Rechazo) {
    if let Some(respuesta) = Respuesta::al_rechazo(rechazo) {
        let _ = respuesta.enviar(cliente, true, false);
        contar(numero, format_args!("petición rechazada"), respuesta.codigo);
    }
}

// ANCHOR: atender_sala
/// Atiende a los de la sala, de uno en uno, hasta que haya un aviso.
pub fn atender_sala(
    mut sala: Sala<impl FnMut() -> u64>,
    puesto: fn(u64) -> Puesto,
) -> io::Result<()> {
    while let Some(cliente) = sala.siguiente()? {
        let respuesta = puesto(cliente.numero).responder(&cliente.peticion);
        contar_respuesta(cliente.numero, &cliente.peticion, &respuesta);
        sala.responder(cliente, &respuesta)?;
        libre();
    }
    sala.cerrar()
}
// ANCHOR_END: atender_sala
