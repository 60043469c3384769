//! Cuántos meten, cuántos sacan y cuánto.

use clap::Args;
use shared::lesson::between;

#[derive(Args)]
pub struct Opciones {
    /// Cuántos procesos meten mensajes, de 1 a 16
    #[arg(long, value_name = "N", default_value = "2", value_parser = between(1..=16_usize, "procesos"))]
    pub productores: usize,
    /// Cuántos procesos los sacan, de 1 a 16
    #[arg(long, value_name = "N", default_value = "2", value_parser = between(1..=16_usize, "procesos"))]
    pub consumidores: usize,
    /// Cuántos mensajes mete cada productor, de 1 a 10000
    #[arg(long, value_name = "N", default_value = "1000", value_parser = between(1..=10_000_usize, "mensajes"))]
    pub mensajes: usize,
}
