//! Contar por la salida cada petición, si no se ha pedido que se calle.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

use shared::foreign::printable;
use shared::say;

use super::http::{Peticion, Respuesta};

static CALLADO: AtomicBool = AtomicBool::new(false);

/// Desde ahora, en este proceso y en los hijos que cree.
pub fn callar(si: bool) {
    CALLADO.store(si, Ordering::Relaxed);
}

pub fn contar_respuesta(cliente: u64, peticion: &Peticion, respuesta: &Respuesta) {
    let Peticion { metodo, ruta, .. } = peticion;
    contar(cliente, format_args!("{metodo} {ruta}"), respuesta.codigo);
}

pub fn contar(cliente: u64, que: fmt::Arguments<'_>, codigo: u16) {
    if !CALLADO.load(Ordering::Relaxed) {
        // Lo que dijo el cliente puede llevar cualquier byte, y esto va a un
        // terminal.
        say!("cliente {cliente}: {} → {codigo}", printable(que.to_string()));
    }
}
