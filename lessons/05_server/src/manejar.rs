//! Atender a un cliente, de principio a fin: leer su petición y responder, o decirle que no y despedirse.

use std::fmt;
use std::io::{self, Read};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use shared::foreign::printable;
use shared::say;

use crate::http::{Peticion, Rechazo, Respuesta, leer};
use crate::opciones;
use crate::sala::Sala;
use crate::servicio::Puesto;

/// Lo que se espera, al despedirse, a que el cliente calle.
const DESPEDIDA: Duration = Duration::from_millis(500);
/// Lo mismo cuando no cabe, porque entretanto esperan todos; y lo que se espera a que diga algo.
const UN_MOMENTO: Duration = Duration::from_millis(50);

// ANCHOR: manejar_cliente
pub fn manejar_cliente(cliente: &TcpStream, puesto: Puesto) {
    match leer(cliente) {
        Ok(peticion) => drop(responder(cliente, puesto, &peticion, false)),
        Err(rechazo) => rechazar(cliente, puesto.cliente, rechazo),
    }
}
// ANCHOR_END: manejar_cliente

/// Que el cliente ya no esté para leer la respuesta es cosa suya: el servidor sigue.
///
/// Devuelve si ha podido decirle todo.
pub fn responder(cliente: &TcpStream, puesto: Puesto, peticion: &Peticion, seguir: bool) -> bool {
    let respuesta = puesto.responder(peticion);
    let Peticion { metodo, ruta, .. } = peticion;
    let todo = respuesta.enviar(cliente, metodo != "HEAD", seguir).is_ok();
    contar(puesto.cliente, format_args!("{metodo} {ruta}"), respuesta.codigo);
    todo
}

// ANCHOR: atender_sala
/// Atiende a los de la sala, una petición detrás de otra, hasta que haya un aviso.
pub fn atender_sala(
    mut sala: Sala<impl FnMut() -> u64>,
    puesto: fn(u64) -> Puesto,
) -> io::Result<()> {
    while let Some(cliente) = sala.siguiente()? {
        let seguir = cliente.peticion.seguir;
        if responder(&cliente.flujo, puesto(cliente.numero), &cliente.peticion, seguir) && seguir {
            sala.devolver(cliente)?;
        }
    }
    Ok(())
}
// ANCHOR_END: atender_sala

/// Dice por qué no se le atiende a quien no ha hecho una petición como es debido.
pub fn rechazar(cliente: &TcpStream, numero: u64, rechazo: Rechazo) {
    decir_que_no(cliente, numero, rechazo);
    despedirse(cliente, DESPEDIDA);
}

pub fn decir_que_no(cliente: &TcpStream, numero: u64, rechazo: Rechazo) {
    if let Some(respuesta) = Respuesta::al_rechazo(rechazo) {
        let _ = respuesta.enviar(cliente, true, false);
        contar(numero, format_args!("petición rechazada"), respuesta.codigo);
    }
}

fn contar(cliente: u64, que: fmt::Arguments<'_>, codigo: u16) {
    if opciones::hay_que_contar() {
        // Lo que dijo el cliente puede llevar cualquier byte, y esto va a un terminal.
        say!("cliente {cliente}: {} → {codigo}", printable(que.to_string()));
    }
}

/// Cerrar con bytes del cliente sin leer podría quitarle la respuesta de las manos (`RST`): se leen un momento más.
fn despedirse(mut cliente: &TcpStream, plazo: Duration) {
    let _ = cliente.shutdown(Shutdown::Write);
    let limite = Instant::now() + plazo;
    let mut trozo = [0; 4096];
    // El plazo es para todo lo que diga, no para cada trozo: si no, quien no calla no dejaría acabar.
    while let Some(queda) = limite.checked_duration_since(Instant::now())
        && cliente.set_read_timeout(Some(queda)).is_ok()
        && cliente.read(&mut trozo).is_ok_and(|leidos| leidos > 0)
    {}
}

/// A quien no cabe se le dice, sin esperar a que haga su petición más que un momento.
pub fn no_cabe(mut cliente: &TcpStream, numero: u64, por_que: &str) {
    let _ = cliente.set_read_timeout(Some(UN_MOMENTO));
    let _ = cliente.read(&mut [0; 4096]);
    let _ = Respuesta::texto(503, format!("{por_que}\n")).enviar(cliente, true, false);
    despedirse(cliente, UN_MOMENTO);
    contar(numero, format_args!("no cabe"), 503);
}
