//! El nombre del proceso que atiende: a qué cliente y qué le ha pedido, «12 /lento». Lo enseñan `ps` y la página, y lo
//! conserva un zombi.

use std::ffi::CStr;
use std::io::Write;

use nix::sys::prctl;
use serde::Serialize;

/// Las rutas que caben en un nombre, y que nadie de fuera puede elegir; las demás
/// son «otra».
const RUTAS: [&str; 3] = ["/", "/estado", "/lento"];
const OTRA: &str = "otra";
/// Todavía no ha pedido nada.
const CALLA: &str = "calla";

/// Un cliente al que se está atendiendo.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Atendido {
    pub cliente: u64,
    pub ruta: &'static str,
}

pub fn atiende(cliente: u64, ruta: &str) {
    let ruta = RUTAS.into_iter().find(|conocida| *conocida == ruta).unwrap_or(OTRA);
    poner(format_args!("{cliente} {ruta}"));
}

pub fn espera_su_peticion(cliente: u64) {
    poner(format_args!("{cliente} {CALLA}"));
}

/// Ya no atiende a nadie: vuelve a llamarse como el programa.
pub fn libre() {
    let _ = prctl::set_name(c"05_server");
}

fn poner(nombre: std::fmt::Arguments<'_>) {
    // El núcleo guarda quince bytes y un cero.
    let mut bytes = [0; 16];
    let _ = (&mut bytes[..15]).write_fmt(nombre);
    if let Ok(nombre) = CStr::from_bytes_until_nul(&bytes) {
        let _ = prctl::set_name(nombre);
    }
}

/// A quién atiende quien se llama así, si atiende a alguien.
pub fn entender(nombre: &str) -> Option<Atendido> {
    let (cliente, ruta) = nombre.trim_end().split_once(' ')?;
    let ruta = RUTAS
        .into_iter()
        .chain([OTRA, CALLA])
        .find(|conocida| *conocida == ruta)?;
    Some(Atendido { cliente: cliente.parse().ok()?, ruta })
}
