//! Las opciones de los servidores que ponen plazos: `--plazo` y, con ella, `--procesos`.

use std::net::TcpListener;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use shared::lesson::between;

use super::opciones::{ConLimite, Red};
use super::senales::senales;

/// Recibe el socket que escucha, cuántos atienden a la vez y el plazo.
type Servidor = fn(TcpListener, usize, Duration) -> anyhow::Result<()>;

/// Cuánto tiene un cliente para hacer su petición.
#[derive(Args)]
pub struct Plazo {
    /// Con --sirve, segundos (de 1 a 60) que tiene un cliente para hacer su
    /// petición; en los servidores con parada ordenada, también lo que se espera a
    /// quien se está atendiendo
    #[arg(long, value_name = "S", default_value = "5", requires = "sirve", value_parser = between(1..=60_u64, "segundos"))]
    plazo: u64,
}

impl Plazo {
    pub fn plazo(&self) -> Duration {
        Duration::from_secs(self.plazo)
    }
}

#[derive(Args)]
pub struct DeHijos {
    #[command(flatten)]
    pub limite: ConLimite,
    #[command(flatten)]
    pub plazo: Plazo,
}

#[derive(Args)]
pub struct DeObreros {
    #[command(flatten)]
    pub red: Red,
    #[command(flatten)]
    pub plazo: Plazo,
    /// Con --sirve, cuántos obreros, de 1 a 64
    #[arg(long, value_name = "N", default_value = "4", requires = "sirve", value_parser = between(1..=64_usize, "procesos"))]
    pub procesos: usize,
}

#[derive(Args)]
pub struct DeHilos {
    #[command(flatten)]
    pub red: Red,
    #[command(flatten)]
    pub plazo: Plazo,
    /// Con --sirve, cuántos hilos, de 1 a 64
    #[arg(long, value_name = "N", default_value = "4", requires = "sirve", value_parser = between(1..=64_usize, "hilos"))]
    pub procesos: usize,
}

impl DeHijos {
    pub fn servir(self, servidor: Servidor) -> anyhow::Result<ExitCode> {
        let DeHijos { limite, plazo } = self;
        servidor(limite.red.escuchar()?, limite.procesos, plazo.plazo())?;
        Ok(ExitCode::SUCCESS)
    }

    pub fn servir_con_parada(self, servidor: Servidor) -> anyhow::Result<ExitCode> {
        // Las señales que lleguen antes de que esté listo, lo esperan.
        senales()?;
        self.servir(servidor)
    }
}

impl DeObreros {
    pub fn servir_con_parada(self, servidor: Servidor) -> anyhow::Result<ExitCode> {
        // Las señales que lleguen antes de que esté listo, lo esperan.
        senales()?;
        let DeObreros { red, procesos, plazo } = self;
        servidor(red.escuchar()?, procesos, plazo.plazo())?;
        Ok(ExitCode::SUCCESS)
    }
}

impl DeHilos {
    pub fn servir_con_parada(self, servidor: Servidor) -> anyhow::Result<ExitCode> {
        // Las señales que lleguen antes de que esté listo, lo esperan.
        senales()?;
        let DeHilos { red, procesos, plazo } = self;
        servidor(red.escuchar()?, procesos, plazo.plazo())?;
        Ok(ExitCode::SUCCESS)
    }
}
