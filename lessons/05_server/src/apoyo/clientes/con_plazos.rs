//! Clientes callados, lentos, interminables o que no hablan HTTP, y lo que recibe cada uno.

use std::net::SocketAddr;
use std::thread::sleep;
use std::time::Duration;

use shared::Pid;
use shared::lesson::check_eq;

use super::cliente::{Cliente, pedir};
use super::esperas::esperar_hijos;
use crate::apoyo::http::{CABECERA, LINEA};

pub fn malos_clientes(donde: SocketAddr, servidor: Pid) -> anyhow::Result<()> {
    let callados: anyhow::Result<Vec<_>> =
        (0..20).map(|_| Cliente::conectar(donde)).collect();
    let codigo = |bytes: &[u8]| -> anyhow::Result<u16> {
        let cliente = Cliente::conectar(donde)?;
        cliente.enviar(bytes)?;
        Ok(cliente.leer()?.codigo)
    };
    check_eq(
        "con veinte callados, hijos vivos y zombis",
        esperar_hijos(servidor, (0, 0))?,
        (0, 0),
    )?;
    check_eq("y a otro cliente le responden", pedir(donde, "/")?.codigo, 200)?;
    check_eq(
        "a quien no habla HTTP le responden",
        codigo(b"hola\0\r\n\r\n")?,
        400,
    )?;
    check_eq("a una línea sin fin", codigo(&vec![b'A'; LINEA + 100])?, 414)?;
    let larga = format!("GET / HTTP/1.1\r\nX: {}", "y".repeat(CABECERA));
    check_eq("a una cabecera sin fin", codigo(larga.as_bytes())?, 431)?;
    let uno = callados?.pop().expect("hay veinte");
    check_eq("a un callado, cuando se le acaba el plazo", uno.leer()?.codigo, 408)?;
    una_letra_cada_poco(donde)
}

fn una_letra_cada_poco(donde: SocketAddr) -> anyhow::Result<()> {
    let lento = Cliente::conectar(donde)?;
    for letra in b"GET / HTTP/1" {
        // Cuando se le corta, puede que ya no pueda enviar nada.
        let _ = lento.enviar(&[*letra]);
        sleep(Duration::from_millis(50));
    }
    check_eq("a quien envía una letra cada poco", lento.leer()?.codigo, 408)?;
    Ok(())
}
