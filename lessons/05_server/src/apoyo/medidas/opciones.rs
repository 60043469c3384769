//! Las opciones de `comparativa`.

use clap::Args;
use shared::lesson::between;

#[derive(Args)]
pub struct Opciones {
    /// Cuántas peticiones se hacen a cada servidor, de 50 a 20000
    #[arg(long, value_name = "N", default_value = "400", value_parser = between(50..=20_000_usize, "peticiones"))]
    pub peticiones: usize,
    /// Cuántos clientes las hacen a la vez, de 1 a 50
    #[arg(long, value_name = "N", default_value = "8", value_parser = between(1..=50_usize, "clientes"))]
    pub clientes: usize,
    /// Compara, por turnos, con un servidor mínimo en C y con el de Python (hacen
    /// falta cc y python3)
    #[arg(long)]
    pub rivales: bool,
}
