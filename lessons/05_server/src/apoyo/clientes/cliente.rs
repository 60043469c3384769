//! Los clientes de los que hace la lección: conectan, piden y leen, siempre con un plazo.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow, ensure};

use super::contestacion::{Contestacion, contestacion, esta_entera};

/// Ninguna respuesta tarda tanto, salvo que algo se haya quedado parado.
const PLAZO: Duration = Duration::from_secs(10);

pub struct Cliente(TcpStream);

impl Cliente {
    pub fn conectar(donde: SocketAddr) -> anyhow::Result<Self> {
        let flujo = TcpStream::connect_timeout(&donde, PLAZO)
            .context("no se puede conectar")?;
        flujo.set_read_timeout(Some(PLAZO))?;
        flujo.set_write_timeout(Some(PLAZO))?;
        Ok(Cliente(flujo))
    }

    pub fn enviar(&self, bytes: &[u8]) -> io::Result<()> {
        (&self.0).write_all(bytes)
    }

    /// Pide una ruta, y que la conexión se cierre después.
    pub fn pedir(&self, ruta: &str) -> io::Result<()> {
        self.enviar(
            format!(
                "GET {ruta} HTTP/1.1\r\nHost: leccion\r\nConnection: close\r\n\r\n"
            )
            .as_bytes(),
        )
    }

    /// Pide una ruta, y que la conexión siga abierta después.
    pub fn pedir_y_seguir(&self, ruta: &str) -> io::Result<()> {
        self.enviar(
            format!("GET {ruta} HTTP/1.1\r\nHost: leccion\r\n\r\n").as_bytes(),
        )
    }

    /// Si en este plazo llega algo, o el servidor cierra; no lo lee.
    pub fn hay_algo_en(&self, plazo: Duration) -> anyhow::Result<bool> {
        self.0.set_read_timeout(Some(plazo))?;
        let respuesta = self.0.peek(&mut [0]);
        self.0.set_read_timeout(Some(PLAZO))?;
        match respuesta {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(false),
            _ => Ok(true),
        }
    }

    /// Todo lo que queda, hasta que el servidor cierra; y entonces cierra también
    /// el cliente.
    pub fn leer(self) -> anyhow::Result<Contestacion> {
        let mut bytes = Vec::new();
        let limite = Instant::now() + PLAZO;
        let mut trozo = [0; 4096];
        loop {
            ensure!(Instant::now() < limite, "el servidor no acaba de responder");
            match (&self.0).read(&mut trozo) {
                Ok(0) => break,
                Ok(leidos) => bytes.extend_from_slice(&trozo[..leidos]),
                // Cerró con algo nuestro sin leer: lo que hubiera dicho antes ya
                // está aquí.
                Err(error) if error.kind() == io::ErrorKind::ConnectionReset => {
                    break;
                }
                Err(error) => return Err(sin_respuesta(error)),
            }
        }
        contestacion(&String::from_utf8_lossy(&bytes))
    }

    /// La respuesta, sin esperar a que el servidor cierre.
    pub fn leer_sin_final(&self) -> anyhow::Result<Contestacion> {
        let mut bytes = Vec::new();
        let mut trozo = [0; 4096];
        loop {
            let leidos = (&self.0).read(&mut trozo).map_err(sin_respuesta)?;
            ensure!(leidos > 0, "el servidor ha cerrado a media respuesta");
            bytes.extend_from_slice(&trozo[..leidos]);
            if esta_entera(&bytes) {
                return contestacion(&String::from_utf8_lossy(&bytes));
            }
        }
    }
}

/// Que se acabe el plazo de lectura es, para el núcleo, `EAGAIN`.
fn sin_respuesta(error: io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::WouldBlock => {
            anyhow!("el servidor no ha respondido en {} s", PLAZO.as_secs())
        }
        _ => anyhow::Error::from(error).context("el servidor no responde"),
    }
}

/// Conecta, pide una ruta y lee la respuesta.
pub fn pedir(donde: SocketAddr, ruta: &str) -> anyhow::Result<Contestacion> {
    let cliente = Cliente::conectar(donde)?;
    cliente.pedir(ruta)?;
    cliente.leer()
}
