//! El servidor de `hijo_por_cliente`, con un padre que se olvida de cerrar el socket de cada cliente.

use std::net::TcpListener;

use nix::unistd::ForkResult;
use shared::child;
use shared::fork::fork;

use super::escucha::aceptar;
use super::manejar::manejar_sin_despedirse;
use super::servicio::Puesto;

pub fn servidor(escucha: TcpListener) -> anyhow::Result<()> {
    let mut olvidados = Vec::new();
    for numero in 1.. {
        let cliente = aceptar(&escucha)?;
        if let ForkResult::Child = fork()? {
            child::run(|| {
                drop(escucha);
                // Al despedirse, `shutdown` acabaría la conexión también por su
                // padre.
                manejar_sin_despedirse(&cliente, Puesto::de_mi_padre(numero));
            });
        }
        olvidados.push(cliente);
    }
    Ok(())
}
