//! Lo que responde un servidor.

use anyhow::{Context, ensure};

/// Lo que ha respondido el servidor.
#[derive(Debug)]
pub struct Contestacion {
    pub codigo: u16,
    /// El proceso que ha respondido, según la cabecera `X-Proceso`.
    pub pid: i32,
}

pub fn contestacion(texto: &str) -> anyhow::Result<Contestacion> {
    ensure!(!texto.is_empty(), "el servidor ha cerrado sin responder");
    let (cabecera, _) =
        texto.split_once("\r\n\r\n").context("respuesta sin cabecera")?;
    let codigo = cabecera.split(' ').nth(1).and_then(|codigo| codigo.parse().ok());
    let pid = cabecera.lines().find_map(|linea| linea.strip_prefix("X-Proceso: "));
    Ok(Contestacion {
        codigo: codigo.context("respuesta sin código")?,
        pid: pid.and_then(|pid| pid.parse().ok()).unwrap_or_default(),
    })
}

/// Si ya están la cabecera y todos los bytes que anuncia.
pub fn esta_entera(bytes: &[u8]) -> bool {
    let Some(fin) = bytes.windows(4).position(|cuatro| cuatro == b"\r\n\r\n")
    else {
        return false;
    };
    let cabecera = String::from_utf8_lossy(&bytes[..fin]);
    let medida =
        cabecera.lines().find_map(|linea| linea.strip_prefix("Content-Length: "));
    let medida: usize =
        medida.and_then(|medida| medida.parse().ok()).unwrap_or_default();
    bytes.len() >= fin + 4 + medida
}
