//! Las opciones de un servidor que se queda: `--sirve`, `--puerto`, `--direccion` y, con límite, `--procesos`.

use std::net::{IpAddr, Ipv4Addr, TcpListener};

use clap::Args;
use nix::unistd::getpid;
use shared::lesson::between;
use shared::voice;

use super::escucha;
use super::registro::callar;

#[derive(Args)]
pub struct Red {
    /// Se queda sirviendo hasta que lo paren, con Ctrl-C por ejemplo
    #[arg(long)]
    sirve: bool,
    /// Con --sirve, el puerto; 0 es uno cualquiera que esté libre
    #[arg(long, value_name = "N", default_value = "0", requires = "sirve", value_parser = between(0..=65_535_u16, "puerto"))]
    puerto: u16,
    /// Con --sirve, la dirección en la que escucha; salvo en 127.0.0.1 y en ::1, se
    /// llega desde otros ordenadores
    #[arg(long, value_name = "IP", default_value = "127.0.0.1", requires = "sirve", value_parser = direccion)]
    direccion: IpAddr,
    /// Con --sirve, no cuenta cada petición
    #[arg(long, requires = "sirve")]
    callado: bool,
}

#[derive(Args)]
pub struct ConLimite {
    #[command(flatten)]
    pub red: Red,
    /// Con --sirve, cuántos clientes se atienden a la vez como mucho, de 1 a 2000
    #[arg(long, value_name = "N", default_value = "64", requires = "sirve", value_parser = between(1..=2000_usize, "procesos"))]
    pub procesos: usize,
}

fn direccion(texto: &str) -> Result<IpAddr, String> {
    let de_un_ordenador =
        |ip: &IpAddr| !ip.is_multicast() && *ip != Ipv4Addr::BROADCAST;
    texto.parse().ok().filter(de_un_ordenador).ok_or_else(|| {
        "ha de ser la dirección IP de un ordenador, como 127.0.0.1 o ::1".to_owned()
    })
}

impl Red {
    /// Abre el socket que escucha, y dice dónde.
    pub fn escuchar(&self) -> anyhow::Result<TcpListener> {
        let escucha = escucha::abrir(self.direccion, self.puerto)?;
        callar(self.callado);
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
        Ok(escucha)
    }
}
