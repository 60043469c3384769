//! Las opciones de un servidor que se queda: `--sirve`, `--puerto`, `--direccion`, `--procesos` y `--plazo`.

mod plazo;

use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;
use nix::unistd::getpid;
use shared::lesson::between;
use shared::voice;

use crate::escucha;
use crate::parada_ordenada::senales;

pub use plazo::{Opciones, Plazo};

/// Si cada petición atendida se cuenta por la salida.
static CALLADO: AtomicBool = AtomicBool::new(false);

/// Un servidor que no cuenta cada petición.
pub fn callado<T>(servidor: impl FnOnce() -> T) -> T {
    CALLADO.store(true, Ordering::Relaxed);
    servidor()
}

pub fn hay_que_contar() -> bool {
    !CALLADO.load(Ordering::Relaxed)
}

#[derive(Args, Clone, Debug)]
pub struct Red {
    /// Se queda sirviendo hasta que lo paren, con Ctrl-C por ejemplo
    #[arg(long)]
    sirve: bool,
    /// Con --sirve, el puerto; 0 es uno cualquiera que esté libre
    #[arg(long, value_name = "N", default_value = "0", requires = "sirve", value_parser = between(0..=65_535_u16, "puerto"))]
    puerto: u16,
    /// Con --sirve, la dirección en la que escucha; salvo en 127.0.0.1 y en ::1, se llega desde otros ordenadores
    #[arg(long, value_name = "IP", default_value = "127.0.0.1", requires = "sirve", value_parser = direccion)]
    direccion: IpAddr,
    /// Con --sirve, no cuenta cada petición
    #[arg(long, requires = "sirve")]
    callado: bool,
}

fn direccion(texto: &str) -> Result<IpAddr, String> {
    let de_un_ordenador = |ip: &IpAddr| !ip.is_multicast() && *ip != Ipv4Addr::BROADCAST;
    texto
        .parse()
        .ok()
        .filter(de_un_ordenador)
        .ok_or_else(|| "ha de ser la dirección IP de un ordenador, como 127.0.0.1 o ::1".to_owned())
}

impl Red {
    /// Abre el socket, dice dónde y deja el resto al servidor.
    pub fn sirve(
        &self,
        servidor: impl FnOnce(TcpListener) -> anyhow::Result<()>,
    ) -> anyhow::Result<ExitCode> {
        let escucha = escucha::abrir(self.direccion, self.puerto)?;
        CALLADO.store(self.callado, Ordering::Relaxed);
        if !self.direccion.is_loopback() {
            voice::complain(format_args!(
                "Aviso: en {} se llega a este servidor desde otros ordenadores, y es para aprender.",
                self.direccion
            ));
        }
        let donde = escucha.local_addr()?;
        voice::print(&format!(
            "Sirvo en http://{donde}/ (PID {}). Ctrl-C para terminar.\n",
            getpid()
        ));
        servidor(escucha)?;
        Ok(ExitCode::SUCCESS)
    }

    /// Como `sirve`, para un servidor que lee sus señales: las que lleguen antes de que esté listo lo esperan.
    pub fn sirve_hasta_la_senal(
        &self,
        servidor: impl FnOnce(TcpListener) -> anyhow::Result<()>,
    ) -> anyhow::Result<ExitCode> {
        senales()?;
        self.sirve(servidor)
    }
}
