//! Las opciones de los servidores que ponen plazos.

use std::time::Duration;

use clap::Args;
use shared::lesson::between;

use super::Red;

/// Cuánto tiene un cliente para hacer su petición.
#[derive(Args, Clone, Debug)]
pub struct Plazo {
    /// Con --sirve, segundos (de 1 a 60) que tiene un cliente para hacer su petición; en los servidores con parada ordenada, también lo que se espera a quien se está atendiendo
    #[arg(long, value_name = "S", default_value = "5", requires = "sirve", value_parser = between(1..=60_u64, "segundos"))]
    plazo: u64,
}

impl Plazo {
    pub fn plazo(&self) -> Duration {
        Duration::from_secs(self.plazo)
    }
}

/// Las opciones de los servidores que crean un hijo por cliente y ponen plazos.
#[derive(Args, Clone, Debug)]
pub struct Opciones {
    #[command(flatten)]
    pub red: Red,
    #[command(flatten)]
    plazo: Plazo,
    /// Con --sirve, cuántos clientes se atienden a la vez como mucho, de 1 a 2000
    #[arg(long, value_name = "N", default_value = "64", requires = "sirve", value_parser = between(1..=2000_u32, "procesos"))]
    pub procesos: u32,
}

impl Opciones {
    pub fn plazo(&self) -> Duration {
        self.plazo.plazo()
    }
}
