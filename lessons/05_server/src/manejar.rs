//! Atender a un cliente, de principio a fin: leer su petición, responder y despedirse.

use std::fmt;
use std::io::Read;
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use shared::say;

use crate::http::{Peticion, Rechazo, Respuesta, leer};
use crate::opciones;
use crate::servicio::Puesto;

/// Lo que se espera, al despedirse, a que el cliente calle.
const DESPEDIDA: Duration = Duration::from_millis(50);
/// Y lo que se le deja decir mientras tanto, en trozos de 4 KiB.
const TROZOS: u32 = 512;

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
    contar(puesto.cliente, format_args!("{metodo} {ruta}"), respuesta.codigo);
    respuesta.enviar(cliente, metodo != "HEAD", seguir).is_ok()
}

/// Dice por qué no se le atiende a quien no ha hecho una petición como es debido.
pub fn rechazar(cliente: &TcpStream, numero: u64, rechazo: Rechazo) {
    decir_que_no(cliente, numero, rechazo);
    despedirse(cliente);
}

pub fn decir_que_no(cliente: &TcpStream, numero: u64, rechazo: Rechazo) {
    if let Some(respuesta) = Respuesta::al_rechazo(rechazo) {
        contar(numero, format_args!("petición rechazada"), respuesta.codigo);
        let _ = respuesta.enviar(cliente, true, false);
    }
}

fn contar(cliente: u64, que: fmt::Arguments<'_>, codigo: u16) {
    if opciones::hay_que_contar() {
        // Lo que dijo el cliente puede llevar cualquier byte, y esto va a un terminal.
        say!("cliente {cliente}: {} → {codigo}", que.to_string().escape_debug());
    }
}

/// Cerrar con bytes del cliente sin leer le quitaría la respuesta de las manos (`RST`): se leen un momento más.
pub fn despedirse(mut cliente: &TcpStream) {
    let _ = cliente.shutdown(Shutdown::Write);
    let _ = cliente.set_read_timeout(Some(DESPEDIDA));
    let mut trozo = [0; 4096];
    for _ in 0..TROZOS {
        if !cliente.read(&mut trozo).is_ok_and(|leidos| leidos > 0) {
            break;
        }
    }
}

/// A quien no cabe se le dice, sin esperar a que haga su petición más que un instante.
pub fn no_cabe(cliente: &TcpStream, numero: u64, por_que: &str) {
    contar(numero, format_args!("no cabe"), 503);
    let _ = cliente.set_read_timeout(Some(DESPEDIDA));
    let _ = leer(cliente);
    let _ = Respuesta::texto(503, format!("{por_que}\n")).enviar(cliente, true, false);
    despedirse(cliente);
}
